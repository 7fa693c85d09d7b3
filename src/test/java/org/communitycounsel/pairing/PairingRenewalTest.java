package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.pairing.PairingScenario.FIRM;
import static org.communitycounsel.pairing.PairingState.ACTIVE;
import static org.communitycounsel.pairing.PairingState.ENDED;
import static org.communitycounsel.pairing.PairingState.SEEKING;

import java.time.LocalDate;
import java.util.Map;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@WalksEveryFlowOf("pairing-renewal")
@DisplayName("HZ09-4.2c 派驻律师原则上一年内相对固定一个社区")
class PairingRenewalTest {

    private static final Map<String, Object> COMMUNITY_RENEWS = Map.of("communityRenews", "renew");
    private static final Map<String, Object> FIRM_RENEWS = Map.of("firmRenews", "renew");

    /** The parties are asked on 6 February 2027, New Year's Day by the moon: the last day to answer falls after it. */
    private static final int PAST_THE_SPRING_FESTIVAL = 12;

    PairingScenario scenario;
    ApplicationContext beans;
    String community;
    PairingScenario.Case pairing;
    LocalDate lastDay;

    /** In service since Monday, 9 March 2026. */
    @BeforeEach
    void inService(@Autowired ApplicationContext beans) {
        this.beans = beans;
        scenario = new PairingScenario(beans);
        community = scenario.community();
        pairing = scenario.serving(community, scenario.lawyer()).is(ACTIVE);
        lastDay = pairing.pairing().termUntil();
    }

    private PairingScenario.Case asked() {
        scenario.itIs(lastDay.minusDays(30).atTime(9, 0));
        return pairing;
    }

    @Nested
    @DisplayName("到期前三十日征求双方意向")
    class Asked {

        @Test
        void nobody_is_asked_before_the_thirtieth_day() {
            scenario.itIs(lastDay.minusDays(31).atTime(23, 59));
            pairing.hasNoTask("askCommunity");

            scenario.itIs(lastDay.minusDays(30).atTime(0, 1));
            pairing.waitsFor(Role.COMMUNITY.at(community), "askCommunity");
        }

        @Test
        void both_go_on_and_sign_and_the_next_term_follows_without_a_gap() {
            asked().says(community, "askCommunity", COMMUNITY_RENEWS)
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "askFirm")
                    .says(FIRM, "askFirm", FIRM_RENEWS)
                    .isSigned()
                    .is(ACTIVE);

            assertThat(pairing.pairing().termUntil()).isAfter(lastDay);
            scenario.itIs(lastDay.plusDays(1).atTime(9, 0));
            pairing.is(ACTIVE);
            scenario.itIs(pairing.pairing().termUntil().minusDays(30).atTime(9, 0));
            pairing.waitsFor(Role.COMMUNITY.at(community), "askCommunity");
        }

        @Test
        void hours_changed_at_the_renewal_hold_from_its_first_day() {
            asked().says(community, "askCommunity", COMMUNITY_RENEWS)
                    .says(FIRM, "askFirm", FIRM_RENEWS)
                    .shows("signByFirm", "每周三下午14:00—17:00")
                    .firmAsksForChange("请改为周五上午")
                    .officeRevises(Map.of("weekday", "5", "half", "morning"))
                    .isSigned();

            scenario.itIs(lastDay.atTime(9, 0));
            assertThat(pairing.hours()).startsWith("每周三下午");
            scenario.itIs(lastDay.plusDays(1).atTime(9, 0));
            assertThat(pairing.hours()).startsWith("每周五上午09:00—12:00");
        }
    }

    @Nested
    @DisplayName("一方不愿意或逾期不答复的，由司法所决定")
    class OfficeDecides {

        @Test
        void silence_of_the_community_goes_to_the_justice_office() {
            asked();
            scenario.daysPass(PAST_THE_SPRING_FESTIVAL);

            pairing.hasNoTask("askCommunity").waitsFor(Role.JUSTICE_OFFICE.at("330102088"), "decideRenewal");
        }

        @Test
        void silence_of_the_firm_goes_to_the_justice_office() {
            asked().says(community, "askCommunity", COMMUNITY_RENEWS);
            scenario.daysPass(PAST_THE_SPRING_FESTIVAL);

            pairing.hasNoTask("askFirm")
                    .waitsFor(Role.JUSTICE_OFFICE.at("330102088"), "decideRenewal")
                    .says("330102088", "decideRenewal", Map.of("renewalDecision", "renew", "reason", "双方合作良好"))
                    .isSigned()
                    .is(ACTIVE);
            assertThat(pairing.pairing().termUntil()).isAfter(lastDay);
        }

        @Test
        void a_refusal_ends_the_term_and_the_next_search_begins_before() {
            var next = ended();

            assertThat(next.pairing().predecessor()).isEqualTo(pairing.pairing().id());
            pairing.is(ACTIVE);
            scenario.itIs(lastDay.plusDays(1).atTime(0, 1));
            pairing.is(ENDED).dossierSays("协议到期，未续签");
            next.is(SEEKING);
        }

        @Test
        void a_successor_that_begins_earlier_ends_the_term() {
            String lawyer = scenario.lawyer();

            ended().chooses(lawyer).isSigned().is(ACTIVE);

            pairing.is(ENDED).dossierSays("由新的结对接替").hasNoFlow("pairing-renewal");
        }

        private PairingScenario.Case ended() {
            asked().says(community, "askCommunity", Map.of("communityRenews", "end", "communityOpinion", "来得太少"))
                    .says(FIRM, "askFirm", FIRM_RENEWS)
                    .shows("decideRenewal", "不愿意续签（来得太少）")
                    .says("330102088", "decideRenewal", Map.of("renewalDecision", "end", "reason", "社区不愿续签"));
            return scenario.searchFor(community);
        }

        @Test
        void an_office_that_does_not_decide_lets_the_term_end_with_a_search_under_way() {
            asked().says(community, "askCommunity", Map.of("communityRenews", "end"))
                    .says(FIRM, "askFirm", FIRM_RENEWS);
            scenario.itIs(lastDay.plusDays(1).atTime(0, 1));

            pairing.is(ENDED);
            scenario.searchFor(community).is(SEEKING);
        }

        @Test
        void a_signing_that_is_not_done_by_the_last_day_lets_the_term_end_with_a_search_under_way() {
            asked().says(community, "askCommunity", Map.of("communityRenews", "end"))
                    .says(FIRM, "askFirm", FIRM_RENEWS);
            scenario.itIs(lastDay.atTime(9, 0));
            pairing.says("330102088", "decideRenewal", Map.of("renewalDecision", "renew", "reason", "社区改变了主意"))
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "signByFirm");

            scenario.itIs(lastDay.atTime(23, 59));
            pairing.is(ACTIVE);
            scenario.itIs(lastDay.plusDays(1).atTime(0, 1));

            pairing.is(ENDED).hasNoFlow("agreement-signing").dossierSays("签署已中止");
            scenario.searchFor(community).is(SEEKING);
        }

        @Test
        void who_is_asked_on_the_last_day_only_has_no_longer_than_that() {
            scenario.itIs(lastDay.atTime(9, 0));
            pairing.waitsFor(Role.COMMUNITY.at(community), "askCommunity", lastDay);
            scenario.itIs(lastDay.plusDays(1).atTime(0, 1));

            pairing.is(ENDED).hasNoTask("askCommunity");
            scenario.searchFor(community).is(SEEKING);
        }

        @Test
        void a_refused_signature_leads_to_another_search() {
            asked().says(community, "askCommunity", COMMUNITY_RENEWS)
                    .says(FIRM, "askFirm", FIRM_RENEWS)
                    .isNotSigned()
                    .is(ACTIVE);

            scenario.searchFor(community).is(SEEKING);
        }
    }

    @Test
    void a_pairing_that_ends_before_its_time_is_not_renewed() {
        scenario.inTransaction(() -> beans.getBean(Term.class).end(pairing.dossier, "律师调离"));

        pairing.is(ENDED).hasNoFlow("pairing-renewal");
    }
}
