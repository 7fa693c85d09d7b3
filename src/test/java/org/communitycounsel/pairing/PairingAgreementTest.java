package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.pairing.CandidateState.CONFLICTED;
import static org.communitycounsel.pairing.CandidateState.DECLINED;
import static org.communitycounsel.pairing.CandidateState.SILENT;
import static org.communitycounsel.pairing.CandidateState.UNAVAILABLE;
import static org.communitycounsel.pairing.PairingScenario.FIRM;
import static org.communitycounsel.pairing.PairingScenario.OTHER_FIRM;
import static org.communitycounsel.pairing.PairingScenario.isRefused;
import static org.communitycounsel.pairing.PairingState.ACTIVE;
import static org.communitycounsel.pairing.PairingState.CHOSEN;
import static org.communitycounsel.pairing.PairingState.FAILED;
import static org.communitycounsel.pairing.PairingState.SEEKING;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf({"pairing-agreement", "two-way-choice", "office-decision"})
class PairingAgreementTest {

    PairingScenario scenario;
    ApplicationContext beans;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        this.beans = beans;
        scenario = new PairingScenario(beans);
    }

    @Nested
    @DisplayName("HZ09-5.1a 协议写明的服务时间就是值班时间")
    class HoursOfService {

        static final Map<String, Object> WEDNESDAY_AFTERNOON = Map.of("weekday", "3", "half", "afternoon");

        PairingScenario.Case toBeSigned(String lawyer, Map<String, Object> needs) {
            return scenario.begun(scenario.community())
                    .needs(needs)
                    .prefers(lawyer)
                    .firmConsents()
                    .lawyerConsents(lawyer);
        }

        @Test
        void a_half_day_promised_to_one_community_is_not_promised_to_the_next() {
            String lawyer = scenario.lawyer();

            var first = toBeSigned(lawyer, WEDNESDAY_AFTERNOON).shows("signByFirm", "每周三下午14:00—17:00");
            var second = toBeSigned(lawyer, WEDNESDAY_AFTERNOON).shows("signByFirm", "每周一上午09:00—12:00");
            second.dossierSays("律师周三下午已约定在" + first.communityName() + "值班，本社区改为周一上午");

            assertThat(second.isSigned().hours()).isEqualTo("每周一上午09:00—12:00，法定节假日除外");
            assertThat(first.isSigned().hours()).isEqualTo("每周三下午14:00—17:00，法定节假日除外");
        }

        @Test
        void what_the_parties_change_before_signing_is_when_the_lawyer_comes() {
            var pairing = toBeSigned(scenario.lawyer(), WEDNESDAY_AFTERNOON)
                    .firmAsksForChange("请改为周五上午")
                    .officeRevises(Map.of("weekday", "5", "half", "morning"))
                    .shows("signByFirm", "每周五上午09:00—12:00");

            assertThat(pairing.isSigned().hours()).isEqualTo("每周五上午09:00—12:00，法定节假日除外");
        }

        @Test
        void a_change_to_a_half_day_the_lawyer_has_promised_is_refused_with_those_that_are_free() {
            String lawyer = scenario.lawyer();
            var first = toBeSigned(lawyer, WEDNESDAY_AFTERNOON);
            var second = toBeSigned(lawyer, Map.of()).firmAsksForChange("请改为周三下午");

            isRefused(
                    "律师周三下午已约定在%s值班，不能再约给本社区。请另定服务时间，律师还有空的是：周一上午、周一下午、周二上午、周二下午、周三上午、周四上午"
                            .formatted(first.communityName()),
                    () -> second.officeRevises(WEDNESDAY_AFTERNOON));

            second.officeRevises(Map.of("weekday", "3", "half", "morning")).shows("signByFirm", "每周三上午09:00—12:00");
        }

        @Test
        void a_half_day_that_is_filed_is_promised_until_service_begins() {
            String lawyer = scenario.lawyer();
            var first = toBeSigned(lawyer, WEDNESDAY_AFTERNOON).firmSigns().communitySigns();
            var second = toBeSigned(lawyer, Map.of()).firmAsksForChange("请改为周三下午");
            first.officeFilesAndServiceWaits();

            isRefused("律师周三下午已约定在" + first.communityName() + "值班", () -> second.officeRevises(WEDNESDAY_AFTERNOON));
        }

        @Test
        void a_half_day_that_was_given_away_before_service_begins_is_replaced_by_the_first_free_one() {
            String lawyer = scenario.lawyer();
            var other = toBeSigned(lawyer, Map.of("weekday", "2", "half", "morning"))
                    .isSigned();
            var pairing = toBeSigned(lawyer, WEDNESDAY_AFTERNOON)
                    .firmSigns()
                    .communitySigns()
                    .officeFilesAndServiceWaits();
            scenario.servesNow(other, 3, Half.AFTERNOON);

            pairing.begins();

            assertThat(pairing.hours()).startsWith("每周一上午");
            pairing.dossierSays("律师周三下午已约定在%s值班，本社区改为周一上午".formatted(other.communityName()));
        }

        @Test
        void what_was_given_away_meanwhile_is_not_filed_but_returned_and_changed() {
            String lawyer = scenario.lawyer();
            var other = toBeSigned(lawyer, Map.of("weekday", "2", "half", "morning"))
                    .isSigned();
            var pairing = toBeSigned(lawyer, WEDNESDAY_AFTERNOON);
            pairing.firmSigns().communitySigns();
            scenario.servesNow(other, 3, Half.AFTERNOON);

            isRefused("律师周三下午已约定在" + other.communityName() + "值班", pairing::officeFiles);
            pairing.officeReturns("服务时间冲突").officeRevises(Map.of("weekday", "4"));

            assertThat(pairing.isSigned().hours()).startsWith("每周四下午");
        }
    }

    @Nested
    @DisplayName("HZ09-4.2b 辖区对应、统一推荐和双向选择相结合")
    class TwoWayChoice {

        @Test
        void community_firm_and_lawyer_agree_and_service_begins_with_the_signed_agreement() {
            String lawyer = scenario.lawyer();
            String community = scenario.community();

            var pairing = scenario.begun(community)
                    .waitsFor(Role.COMMUNITY.at(community), "stateNeeds", LocalDate.of(2026, 3, 16))
                    .needsNothing()
                    .waitsFor(Role.COMMUNITY.at(community), "rankCandidates", LocalDate.of(2026, 3, 12))
                    .prefers(lawyer)
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "consentByFirm", LocalDate.of(2026, 3, 12))
                    .firmConsents()
                    .waitsFor(Role.LAWYER.at(lawyer), "consentByLawyer", LocalDate.of(2026, 3, 12))
                    .lawyerConsents(lawyer)
                    .is(CHOSEN)
                    .isSigned()
                    .is(ACTIVE)
                    .hasEnded();

            assertThat(pairing.dossier).matches("330102-JD-2026-[0-9]{6}");
            assertThat(pairing.lawyers()).containsExactly(lawyer);
        }

        @Test
        void only_lawyers_of_the_district_on_the_roster_are_recommended() {
            String lawyer = scenario.lawyer();
            String withdrawn = scenario.lawyer();
            scenario.leavesRoster(withdrawn);
            String elsewhere = scenario.lawyer();
            scenario.isOfDistrict(elsewhere, "330105");

            assertThat(scenario.begun(scenario.community()).needsNothing().recommended())
                    .containsExactly(lawyer);
        }

        @Test
        void who_fits_the_needs_is_recommended_first_with_the_reasons() {
            String other = scenario.lawyer(FIRM, "王", "劳动争议", null);
            String fits = scenario.lawyer(FIRM, "李", "物业纠纷、继承", "杭州话、英语");

            var pairing = scenario.begun(scenario.community())
                    .needs(Map.of(
                            "fields", Flows.json(List.of("物业纠纷", "继承")), "languages", Flows.json(List.of("杭州话"))));

            assertThat(pairing.recommended()).containsExactly(fits, other);
            assertThat(pairing.lastRound().get(0).reasons()).isEqualTo("尚未结对（+30分）；语言符合需求（+10分）；专长符合需求（+20分）");
            assertThat(pairing.lastRound().get(0).points()).isEqualTo(60);
        }

        @Test
        void a_lawyer_published_in_the_street_comes_before_others() {
            scenario.lawyer();
            String here = scenario.lawyer();
            scenario.recommendedFor(here, "330102088");

            assertThat(scenario.begun(scenario.community()).needsNothing().recommended())
                    .startsWith(here);
        }

        @Test
        void the_second_choice_is_asked_when_the_firm_declines_the_first() {
            String first = scenario.lawyer();
            String second = scenario.lawyer(OTHER_FIRM, "吴", "继承", null);

            var pairing = scenario.begun(scenario.community())
                    .needsNothing()
                    .prefers(first, second)
                    .firmAnswers(FIRM, Map.of("answer", "decline", "reason", "该律师下月外派"))
                    .waitsFor(Role.LAW_FIRM.at(OTHER_FIRM), "consentByFirm");

            assertThat(pairing.of(first)).isEqualTo(DECLINED);
            pairing.dossierSays("该律师下月外派");
        }

        @Test
        void a_firm_and_a_lawyer_who_stay_silent_are_passed_over() {
            String first = scenario.lawyer();
            String second = scenario.lawyer(OTHER_FIRM, "吴", "继承", null);
            var pairing = scenario.begun(scenario.community()).needsNothing().prefers(first, second);

            scenario.daysPass(4);
            assertThat(pairing.of(first)).isEqualTo(SILENT);
            pairing.firmAnswers(OTHER_FIRM, Map.of("answer", "agree"));
            scenario.daysPass(6);

            // nobody left: another round, in which neither is asked again, so that the justice office decides
            pairing.waitsFor(Role.COMMUNITY.at(pairing.pairing().communityCode()), "giveOpinion");
        }

        @Test
        void a_lawyer_who_declines_is_not_recommended_again() {
            String first = scenario.lawyer();
            String second = scenario.lawyer();

            var pairing = scenario.begun(scenario.community())
                    .needsNothing()
                    .prefers(first)
                    .firmConsents()
                    .lawyerAnswers(first, Map.of("answer", "decline", "reason", "路途太远"));

            assertThat(pairing.pairing().choiceRound()).isEqualTo(2);
            assertThat(pairing.recommended()).containsExactly(second);
        }

        @Test
        void after_the_rounds_of_the_table_the_justice_office_decides() {
            String first = scenario.lawyer();
            String second = scenario.lawyer();
            scenario.lawyer();

            scenario.begun(scenario.community())
                    .needsNothing()
                    .prefers(first)
                    .firmAnswers(FIRM, Map.of("answer", "decline", "reason", "不便派驻"))
                    .prefers(second)
                    .firmAnswers(FIRM, Map.of("answer", "decline", "reason", "不便派驻"))
                    .hasNoTask("rankCandidates")
                    .opines("希望上午来")
                    .waitsFor(Role.JUSTICE_OFFICE.at("330102088"), "decidePairing");
        }

        @Test
        void the_same_candidate_twice_is_refused_and_the_task_stays() {
            String lawyer = scenario.lawyer();
            var pairing = scenario.begun(scenario.community()).needsNothing();
            String id = pairing.idOf(lawyer);

            isRefused("同一人选不能重复选择", () -> pairing.prefersAs(Map.of("firstChoice", id, "secondChoice", id)));

            pairing.prefers(lawyer).waitsFor(Role.LAW_FIRM.at(FIRM), "consentByFirm");
        }

        @Test
        void a_candidate_of_another_community_is_refused() {
            String lawyer = scenario.lawyer();
            var other = scenario.begun(scenario.community()).needsNothing();
            var pairing = scenario.begun(scenario.community()).needsNothing();
            String foreign = other.idOf(lawyer);

            isRefused("不在本轮推荐名单", () -> pairing.prefersAs(Map.of("firstChoice", foreign)));
        }
    }

    @Nested
    @DisplayName("SH17-3.1b 双向选择不成的，由司法所尊重居（村）委意见决定")
    class Fallback {

        @Test
        void without_a_candidate_the_community_is_heard_and_the_justice_office_decides() {
            String community = scenario.community();
            var pairing = scenario.begun(community)
                    .needsNothing()
                    .waitsFor(Role.COMMUNITY.at(community), "giveOpinion", LocalDate.of(2026, 3, 12))
                    .opines("希望由本街道的律师服务")
                    .waitsFor(Role.JUSTICE_OFFICE.at("330102088"), "decidePairing", LocalDate.of(2026, 3, 16));
            String lawyer = scenario.lawyer();

            pairing.officeAppoints(lawyer).is(CHOSEN).isSigned().is(ACTIVE);

            pairing.dossierSays("希望由本街道的律师服务").dossierSays("SH17-3.1b 司法所决定：就近、方便居民");
        }

        @Test
        void a_community_that_states_no_needs_and_makes_no_choice_does_not_hold_the_pairing_up() {
            scenario.lawyer();
            var pairing = scenario.begun(scenario.community());

            scenario.daysPass(8);
            pairing.hasNoTask("stateNeeds");
            scenario.daysPass(8);
            pairing.hasNoTask("rankCandidates");
            scenario.daysPass(5);

            pairing.hasNoTask("giveOpinion").waitsFor(Role.JUSTICE_OFFICE.at("330102088"), "decidePairing");
        }

        @Test
        void where_nobody_is_appointed_the_dossier_says_why_the_community_has_no_lawyer() {
            String community = scenario.community();
            var pairing = scenario.begun(community)
                    .needsNothing()
                    .opines("无")
                    .officeDecides(Map.of("appointment", "none", "reason", "本区暂无可派律师"))
                    .is(FAILED)
                    .hasEnded();

            pairing.dossierSays("本区暂无可派律师");
            assertThat(pairing.noticesTo(Role.COORDINATION_OFFICE.at("330102"))).containsExactly("未结成：本区暂无可派律师");
            scenario.begun(community).is(SEEKING);
        }

        @Test
        void a_lawyer_who_is_not_on_the_roster_cannot_be_appointed() {
            var pairing = scenario.begun(scenario.community()).needsNothing().opines("无");
            String gone = scenario.lawyer();
            scenario.leavesRoster(gone);

            isRefused("已不在本区名册", () -> pairing.officeAppoints(gone));
        }
    }

    @Nested
    @DisplayName("HZ24-1.1b 律师不足的，一名律师可服务多个社区，最多不超过5个，超过的须市司法局逐案同意")
    class Caps {

        @Test
        void a_lawyer_with_five_communities_is_not_recommended() {
            String full = scenario.lawyer();
            scenario.serves(full, 5);
            String free = scenario.lawyer();

            assertThat(scenario.begun(scenario.community()).needsNothing().recommended())
                    .containsExactly(free);
        }

        @Test
        void a_lawyer_with_one_community_is_recommended_only_where_lawyers_are_scarce() {
            String busy = scenario.lawyer();
            scenario.serves(busy, 1);
            List<String> free = List.of(scenario.lawyer(), scenario.lawyer(), scenario.lawyer(), scenario.lawyer());

            assertThat(scenario.begun(scenario.community()).needsNothing().recommended())
                    .containsAll(free)
                    .contains(busy);
            scenario.lawyer();
            assertThat(scenario.begun(scenario.community()).needsNothing().recommended())
                    .hasSize(5)
                    .doesNotContain(busy);
        }

        @Test
        void a_sixth_community_takes_the_city_bureaus_consent() {
            String full = scenario.lawyer();
            scenario.serves(full, 5);

            var pairing = scenario.begun(scenario.community())
                    .needsNothing()
                    .opines("希望由该律师服务")
                    .officeAppoints(full)
                    .is(SEEKING)
                    .waitsFor(Role.CITY_BUREAU.at("3301"), "consentToExtraPlace", LocalDate.of(2026, 3, 16))
                    .shows("consentToExtraPlace", "已结对5个社区（清波街道已结对社区、")
                    .shows("consentToExtraPlace", "，上限5个")
                    .bureauDecides("consented")
                    .is(CHOSEN)
                    .isSigned()
                    .is(ACTIVE);

            assertThat(pairing.lawyers()).containsExactly(full);
            pairing.dossierSays("市司法局同意超上限派驻");
        }

        @Test
        void without_the_consent_the_justice_office_decides_again() {
            String full = scenario.lawyer();
            scenario.serves(full, 5);

            scenario.begun(scenario.community())
                    .needsNothing()
                    .opines("无")
                    .officeAppoints(full)
                    .bureauDecides("refused")
                    .is(SEEKING)
                    .dossierSays("市司法局不同意超上限派驻")
                    .waitsFor(Role.JUSTICE_OFFICE.at("330102088"), "decidePairing");
        }

        @Test
        void of_two_communities_that_want_the_last_place_one_gets_it_and_the_other_is_told() {
            String lawyer = scenario.lawyer();
            scenario.serves(lawyer, 4);
            var first = scenario.begun(scenario.community())
                    .needsNothing()
                    .prefers(lawyer)
                    .firmConsents();
            var second = scenario.begun(scenario.community())
                    .needsNothing()
                    .prefers(lawyer)
                    .firmConsents();

            first.lawyerConsents(lawyer).is(CHOSEN);
            second.lawyerConsents(lawyer).is(SEEKING);

            assertThat(second.noticesTo(Role.COMMUNITY.at(second.pairing().communityCode())))
                    .singleElement()
                    .asString()
                    .contains("周明（浙江澄湖律师事务所）：名额已满");
            assertThat(first.lawyers()).containsExactly(lawyer);
            assertThat(second.lawyers()).isEmpty();
        }

        @Test
        void a_place_is_free_again_when_a_pairing_ends() {
            String lawyer = scenario.lawyer();
            scenario.serves(lawyer, 4);
            var pairing = scenario.begun(scenario.community()).chooses(lawyer).isSigned();
            var later = scenario.begun(scenario.community());

            scenario.inTransaction(() -> beans.getBean(Term.class).end(pairing.dossier, "律师调离"));

            assertThat(later.needsNothing().recommended()).containsExactly(lawyer);
        }
    }

    @Nested
    @DisplayName("SH17-2.1c 一名法律顾问一般不超过三个居（村）委，一个居（村）委可有几名顾问")
    class InShanghai {

        PairingScenario shanghai;

        @BeforeEach
        void inShanghai() {
            shanghai = new PairingScenario(beans, PairingScenario.HUANGPU, "黄浦区", "上海市");
        }

        @Test
        void the_cap_is_three() {
            String full = shanghai.lawyer();
            shanghai.serves(full, 3);
            String free = shanghai.lawyer();

            assertThat(shanghai.begun(shanghai.community()).needsNothing().recommended())
                    .containsExactly(free);
        }

        @Test
        void a_community_may_have_three_pairings_and_not_a_fourth() {
            String community = shanghai.community();
            for (int n = 0; n < 3; n++) {
                shanghai.begun(community).chooses(shanghai.lawyer()).isSigned().is(ACTIVE);
            }

            isRefused("已有3个有效结对", () -> shanghai.begun(community));
        }
    }

    @Nested
    @DisplayName("JG-13b 不得担任社区或居民对方的代理人：有利益冲突的回避")
    class Conflict {

        @Test
        void a_lawyer_in_conflict_is_never_recommended_to_that_community_again() {
            String lawyer = scenario.lawyer();
            String community = scenario.community();
            var pairing = scenario.begun(community)
                    .needsNothing()
                    .prefers(lawyer)
                    .firmConsents()
                    .lawyerAnswers(lawyer, Map.of("answer", "conflict", "reason", "正代理他人诉该社区居委会"));
            assertThat(pairing.recommended()).isEmpty();
            pairing.isCancelled("改日再办");

            assertThat(scenario.begun(community).needsNothing().recommended()).isEmpty();
            assertThat(scenario.begun(scenario.community()).needsNothing().recommended())
                    .containsExactly(lawyer);
        }

        @Test
        void the_firm_declares_a_conflict_for_the_lawyer_who_is_asked() {
            String lawyer = scenario.lawyer();
            String other = scenario.lawyer();
            var pairing = scenario.begun(scenario.community()).needsNothing().prefers(lawyer);
            var asked = pairing.lastRound();

            pairing.firmAnswers(FIRM, Map.of("answer", "conflict", "reason", "本所代理物业公司"));

            assertThat(asked).isNotEmpty();
            assertThat(pairing.recommended()).containsExactly(other);
            pairing.dossierSays(CONFLICTED.chinese());
        }
    }

    @Nested
    @DisplayName("SC20-4.1a 社区与律师事务所结对，律所指定一至二名固定联络律师")
    class FirmWithLiaisons {

        @Test
        void the_firm_names_two_liaisons_who_consent() {
            String one = scenario.lawyer();
            String two = scenario.lawyer();
            scenario.lawyer(OTHER_FIRM, "吴", "继承", null);

            var pairing = scenario.begun(scenario.community(), PairingForm.FIRM).needsNothing();
            assertThat(pairing.recommended()).containsExactlyInAnyOrder(FIRM, OTHER_FIRM);
            pairing.prefers(FIRM)
                    .firmNames(FIRM, one, two)
                    .lawyerConsents(one)
                    .is(SEEKING)
                    .lawyerConsents(two)
                    .is(CHOSEN)
                    .isSigned();

            assertThat(pairing.lawyers()).containsExactlyInAnyOrder(one, two);
            assertThat(pairing.pairing().firmCode()).isEqualTo(FIRM);
        }

        @Test
        void one_liaison_who_declines_sends_it_back_without_waiting_for_the_other() {
            String one = scenario.lawyer();
            String two = scenario.lawyer();

            var pairing = scenario.begun(scenario.community(), PairingForm.FIRM)
                    .needsNothing()
                    .prefers(FIRM)
                    .firmNames(FIRM, one, two)
                    .lawyerAnswers(one, Map.of("answer", "decline", "reason", "时间冲突"))
                    .is(SEEKING)
                    .hasNoTask("consentByLawyer");

            assertThat(pairing.lawyers()).isEmpty();
        }

        @Test
        void none_three_or_strangers_are_refused() {
            String one = scenario.lawyer();
            String two = scenario.lawyer();
            String three = scenario.lawyer();
            String stranger = scenario.lawyer(OTHER_FIRM, "吴", "继承", null);
            var pairing = scenario.begun(scenario.community(), PairingForm.FIRM)
                    .needsNothing()
                    .prefers(FIRM);

            isRefused("请指定1至2名联络律师", () -> pairing.firmNames(FIRM));
            isRefused("请指定1至2名联络律师", () -> pairing.firmNames(FIRM, one, two, three));
            isRefused("请重新选择", () -> pairing.firmNames(FIRM, stranger));
        }

        @Test
        void a_district_without_that_form_refuses_it() {
            var shanghai = new PairingScenario(beans, PairingScenario.HUANGPU, "黄浦区", "上海市");

            isRefused("本区不采用“律所结对”", () -> shanghai.begun(shanghai.community(), PairingForm.FIRM));
        }
    }

    @Nested
    @DisplayName("HZ24-1.1a 每个社区至少有一名律师，原则上一名律师服务一个社区")
    class OnePairing {

        @Test
        void a_second_search_for_the_same_community_is_refused() {
            String community = scenario.community();
            scenario.begun(community);

            isRefused("正在办理中，不能重复发起", () -> scenario.begun(community));
        }

        @Test
        void a_community_with_a_lawyer_cannot_begin_again() {
            String community = scenario.community();
            scenario.begun(community).chooses(scenario.lawyer()).isSigned();

            isRefused("已有1个有效结对", () -> scenario.begun(community));
        }

        @Test
        void a_justice_office_begins_for_its_own_street_only() {
            String community = scenario.communityOf("330102003");

            isRefused("只能为本街道的社区发起结对", () -> scenario.begun(community));
        }
    }

    @Nested
    @DisplayName("SH17-3.1c 选定后签订协议；不成的，重新选择")
    class Signing {

        @Test
        void a_refused_signature_frees_the_place_and_goes_back_to_the_choice() {
            String lawyer = scenario.lawyer();
            String other = scenario.lawyer();

            var pairing = scenario.begun(scenario.community())
                    .chooses(lawyer)
                    .isNotSigned()
                    .is(SEEKING);

            assertThat(pairing.lawyers()).isEmpty();
            assertThat(pairing.recommended()).containsExactly(other);
        }

        @Test
        void a_lawyer_who_leaves_the_roster_before_the_signature_is_replaced_in_the_choice() {
            String lawyer = scenario.lawyer();
            var pairing = scenario.begun(scenario.community()).chooses(lawyer);

            scenario.leavesRoster(lawyer);

            pairing.is(SEEKING).hasNoTask("signByFirm").dossierSays("律师已不在律师名册");
            assertThat(pairing.lawyers()).isEmpty();
        }

        @Test
        void a_lawyer_who_left_the_roster_is_passed_over_in_the_choice() {
            String lawyer = scenario.lawyer();
            var pairing = scenario.begun(scenario.community())
                    .needsNothing()
                    .prefers(lawyer)
                    .firmConsents();
            var round = pairing.lastRound();
            scenario.leavesRoster(lawyer);

            pairing.lawyerConsents(lawyer).is(SEEKING).dossierSays(UNAVAILABLE.chinese());

            assertThat(round).hasSize(1);
        }
    }

    @Nested
    @DisplayName("终止结对")
    class Cancellation {

        @Test
        void the_justice_office_gives_the_search_up_at_any_time() {
            String lawyer = scenario.lawyer();
            String community = scenario.community();
            var pairing = scenario.begun(community).chooses(lawyer);

            pairing.isCancelled("社区合并").is(FAILED).hasEnded().dossierSays("社区合并");

            assertThat(pairing.lawyers()).isEmpty();
            assertThat(pairing.noticesTo(Role.COMMUNITY.at(community))).containsExactly("未结成：社区合并");
            isRefused("已经办结", () -> pairing.isCancelled("又一次"));
        }
    }

    @Nested
    @DisplayName("JG-17c 结对期内统一调配，只签补充协议")
    class Supplemented {

        @Test
        void a_supplement_is_signed_within_the_pairing_that_goes_on() {
            String lawyer = scenario.lawyer();
            String successor = scenario.lawyer();
            var pairing = scenario.begun(scenario.community()).chooses(lawyer).isSigned();
            String change = beans.getBean(Dossiers.class).open("TZ", PairingScenario.SHANGCHENG, "服务调整", List.of());
            var staffing = beans.getBean(Staffing.class);
            staffing.propose(
                    pairing.pairing(),
                    new Staffing.Proposal(change, lawyer, successor, LocalDate.of(2026, 3, 16), "每周三下午", "工作变动"));

            beans.getBean(Flows.class)
                    .start(
                            "pairing-agreement",
                            PairingScenario.SHANGCHENG,
                            pairing.dossier,
                            Map.of("purpose", "supplement"));
            pairing.isSigned().is(ACTIVE).hasEnded();

            assertThat(pairing.lawyers()).containsExactly(lawyer);
            assertThat(staffing.takeEffect(change)).isTrue();
            assertThat(pairing.lawyers()).containsExactly(successor);
            pairing.is(ACTIVE).dossierSays("补充协议");
        }
    }
}
