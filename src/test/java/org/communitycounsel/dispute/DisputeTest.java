package org.communitycounsel.dispute;

import static java.time.LocalDateTime.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.communitycounsel.dispute.DisputeScenario.BUREAU;
import static org.communitycounsel.dispute.DisputeScenario.CITY;
import static org.communitycounsel.dispute.DisputeScenario.COORDINATION;
import static org.communitycounsel.dispute.DisputeScenario.DISTRICT;
import static org.communitycounsel.dispute.DisputeScenario.FIRM;
import static org.communitycounsel.dispute.DisputeScenario.OFFICE;
import static org.communitycounsel.dispute.DisputeScenario.STREET;
import static org.communitycounsel.dispute.DisputeScenario.at;
import static org.communitycounsel.dispute.DisputeScenario.endOf;
import static org.communitycounsel.dispute.DisputeScenario.isRefused;
import static org.communitycounsel.dispute.DisputeScenario.ofCommittee;
import static org.communitycounsel.dispute.DisputeScenario.ofCommunity;
import static org.communitycounsel.dispute.DisputeScenario.ofLawyer;
import static org.communitycounsel.platform.identity.Role.CITY_BUREAU;
import static org.communitycounsel.platform.identity.Role.COMMUNITY;
import static org.communitycounsel.platform.identity.Role.COORDINATION_OFFICE;
import static org.communitycounsel.platform.identity.Role.DISTRICT_BUREAU;
import static org.communitycounsel.platform.identity.Role.JUSTICE_OFFICE;
import static org.communitycounsel.platform.identity.Role.LAWYER;
import static org.communitycounsel.platform.identity.Role.MEDIATION_COMMITTEE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.document.Docx;
import org.communitycounsel.platform.dossier.Attachments;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@WalksEveryFlowOf({"dispute-escalation", "dispute-report", "dispute-handling", "dispute-mediation"})
class DisputeTest {

    DisputeScenario scenario;
    JdbcClient database;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new DisputeScenario(beans);
        database = beans.getBean(JdbcClient.class);
    }

    @Nested
    @DisplayName("JG-12b、SH17-2.3d、SH17-2.3e 按情况即时上报")
    class ReportedAtOnce {

        @Test
        void a_dispute_that_may_become_a_mass_incident_goes_to_community_office_and_bureau_within_hours() {
            var dispute = scenario.recordedBy(ofLawyer(scenario.lawyer), scenario.dangerous())
                    .mustAcknowledge(JUSTICE_OFFICE, STREET, of(2026, 3, 9, 10, 0))
                    .mustAcknowledge(COMMUNITY, scenario.community, of(2026, 3, 9, 10, 0))
                    .mustAcknowledge(DISTRICT_BUREAU, DISTRICT, of(2026, 3, 9, 11, 0));

            assertThat(dispute.asked()).hasSize(3);
            assertThat(dispute.dispute().grade()).isEqualTo(Grade.MASS_INCIDENT);
            assertThat(dispute.tasks("acknowledgeReport"))
                    .allSatisfy(task -> assertThat(task.getPriority()).isEqualTo(100));
            assertThat(dispute.dossier).matches("330102-JF-2026-[0-9]{6}");
        }

        @Test
        void a_conflict_with_the_street_goes_to_justice_and_coordination_office_and_past_the_community() {
            var dispute = scenario.conflict();

            assertThat(dispute.asked())
                    .containsExactlyInAnyOrder(JUSTICE_OFFICE.at(STREET), COORDINATION_OFFICE.at(DISTRICT));
            assertThat(dispute.noticesTo(COMMUNITY.at(scenario.community))).isEmpty();
        }

        @Test
        void major_interests_go_to_the_justice_office_and_to_the_coordination_office() {
            scenario.recordedBy(ofLawyer(scenario.lawyer), scenario.form("majorInterests", true))
                    .mustAcknowledge(JUSTICE_OFFICE, STREET, of(2026, 3, 9, 11, 0))
                    .mustAcknowledge(COORDINATION_OFFICE, DISTRICT, of(2026, 3, 9, 13, 0));
        }

        @Test
        void the_community_that_reports_is_not_asked_to_acknowledge_its_own_report() {
            var dispute = scenario.recordedBy(ofCommunity(scenario.community), scenario.dangerous());

            assertThat(dispute.asked())
                    .containsExactlyInAnyOrder(JUSTICE_OFFICE.at(STREET), DISTRICT_BUREAU.at(DISTRICT));
        }

        @Test
        void an_ordinary_dispute_is_reported_to_nobody_and_mediated_on_invitation() {
            scenario.ordinary()
                    .hasNoTask("acknowledgeReport")
                    .hasNoTask("chooseHandling")
                    .dossierSays("按定级无须上报")
                    .waitsFor(
                            MEDIATION_COMMITTEE.at(scenario.community),
                            "inviteMediator",
                            endOf(LocalDate.of(2026, 3, 11)));
        }

        @Test
        void hours_run_on_through_the_national_day_holiday_and_the_night() {
            scenario.itIs(of(2026, 9, 30, 23, 30));
            scenario.conflict()
                    .mustAcknowledge(JUSTICE_OFFICE, STREET, of(2026, 10, 1, 1, 30))
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling", at(of(2026, 10, 1, 23, 30)));
        }

        @Test
        void who_neither_serves_the_community_nor_is_its_committee_reports_nothing_there() {
            String stranger = scenario.lawyer();

            isRefused("您所服务的社区", () -> scenario.recordedBy(ofLawyer(stranger), scenario.form()));
        }

        @Test
        void what_cannot_be_read_is_refused_by_line_and_without_the_name() {
            isRefused(
                    "“对方当事人”第2行的电话",
                    () -> scenario.recordedBy(
                            ofLawyer(scenario.lawyer), scenario.form("partiesOther", "李国强\n赵小满，2幢，不详")));
            isRefused(
                    "“一方当事人”第1行有多余的逗号",
                    () -> scenario.recordedBy(
                            ofLawyer(scenario.lawyer), scenario.form("partiesOne", "甲，乙，13800001234，丁")));
            isRefused(
                    "“对方当事人”第1行的姓名",
                    () -> scenario.recordedBy(ofLawyer(scenario.lawyer), scenario.form("partiesOther", "，，")));
            isRefused("涉及人数", () -> scenario.recordedBy(ofLawyer(scenario.lawyer), scenario.form("people", 0)));
        }
    }

    @Nested
    @DisplayName("JG-7.3b 无人签收的逐级上报，直到有人签收")
    class Ladder {

        @Test
        void each_acknowledges_and_the_dossier_says_who() {
            var dispute = scenario.conflict()
                    .acknowledgedBy(OFFICE, JUSTICE_OFFICE, STREET)
                    .acknowledgedBy(COORDINATION, COORDINATION_OFFICE, DISTRICT)
                    .hasNoTask("acknowledgeReport")
                    .dossierSays("办结：签收纠纷报告");

            assertThat(dispute.says()).noneSatisfy(entry -> assertThat(entry).contains("马上到场"));
        }

        @Test
        void what_nobody_acknowledges_goes_up_to_the_city_which_is_reminded_until_it_does() {
            scenario.itIs(of(2026, 9, 30, 22, 0));
            var dispute = scenario.recordedBy(ofCommunity(scenario.community), scenario.form("majorInterests", true));
            // the coordination office has two more hours of its own, so that the lapse of the justice office ends with
            // it
            scenario.hoursPass(2);
            assertThat(dispute.asked()).containsExactly(COORDINATION_OFFICE.at(DISTRICT));
            dispute.dossierSays("逾时未签收：望江街道司法所（9月30日22:00送达，应于10月1日00:00前签收），上报上城区协调小组办公室");

            scenario.hoursPass(2);
            dispute.mustAcknowledge(DISTRICT_BUREAU, DISTRICT, of(2026, 10, 1, 4, 0));
            scenario.hoursPass(2);
            dispute.mustAcknowledge(CITY_BUREAU, "3301", of(2026, 10, 1, 6, 0));
            scenario.hoursPass(24);
            dispute.mustAcknowledge(CITY_BUREAU, "3301", of(2026, 10, 2, 6, 0)).dossierSays("应于10月1日06:00前签收），继续催促");
            assertThat(dispute.noticesTo(CITY_BUREAU.at("3301"))).hasSizeGreaterThan(12);

            dispute.acknowledgedBy(CITY, CITY_BUREAU, "3301").hasNoTask("acknowledgeReport");
            scenario.daysPass(2);
            dispute.hasNoTask("acknowledgeReport").is(DisputeState.OPEN);
        }

        @Test
        void a_level_that_has_acknowledged_already_has_it_for_the_one_below() {
            var dispute = scenario.conflict().acknowledgedBy(COORDINATION, COORDINATION_OFFICE, DISTRICT);

            scenario.hoursPass(2);

            dispute.hasNoTask("acknowledgeReport").dossierSays("上报上城区协调小组办公室");
        }

        @Test
        void the_lapse_stays_on_the_record_of_the_one_who_let_it_lapse() {
            var dispute = scenario.conflict().acknowledgedBy(COORDINATION, COORDINATION_OFFICE, DISTRICT);
            scenario.hoursPass(2);

            var lapsed = scenario
                    .bean(Acknowledgements.class)
                    .findByDisputeIdOrderById(dispute.dispute().id())
                    .stream()
                    .filter(asked -> asked.lapsedAt() != null)
                    .toList();

            assertThat(lapsed).singleElement().satisfies(asked -> {
                assertThat(asked.recipient()).isEqualTo(JUSTICE_OFFICE.at(STREET));
                assertThat(asked.askedAt()).isEqualTo(at(of(2026, 3, 9, 9, 0)).toInstant());
                assertThat(asked.dueAt()).isEqualTo(at(of(2026, 3, 9, 11, 0)).toInstant());
                assertThat(asked.passedTo()).isEqualTo(COORDINATION_OFFICE.at(DISTRICT));
            });
        }

        @Test
        void when_the_dispute_is_over_nobody_is_asked_any_more() {
            var dispute = scenario.conflict()
                    .officeChooses("transfer")
                    .complete(
                            OFFICE,
                            "transferDispute",
                            Map.of("department", "区住房和城乡建设局物业管理与房屋安全监督科", "transferNote", "已当面移送材料"))
                    .concludes("referred")
                    .endedWith(Outcome.REFERRED)
                    .hasNoTask("acknowledgeReport");

            assertThat(scenario.bean(Acknowledgements.class)
                            .findByDisputeIdOrderById(dispute.dispute().id()))
                    .noneMatch(Acknowledgement::isOpen);
        }
    }

    @Nested
    @DisplayName("JG-12a、SH17-2.3e 司法所选择处理方式，直到化解")
    class HandledByTheOffice {

        @Test
        void the_lawyer_gives_an_opinion_on_the_spot_within_a_day_also_on_a_holiday() {
            scenario.itIs(of(2026, 10, 1, 8, 0));
            scenario.conflict()
                    .officeChooses("opinion")
                    .waitsFor(LAWYER.at(scenario.lawyer), "giveOpinion", at(of(2026, 10, 2, 8, 0)))
                    .complete(
                            ofLawyer(scenario.lawyer),
                            "giveOpinion",
                            Map.of("place", "onTheSpot", "opinion", "街道的补偿标准应当公开，居民可申请复核。"))
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "concludeHandling", endOf(LocalDate.of(2026, 10, 10)))
                    .concludes("settled")
                    .endedWith(Outcome.SETTLED);
        }

        @Test
        void a_lawyer_who_is_late_with_the_opinion_leaves_it_to_the_office() {
            var dispute = scenario.conflict().officeChooses("opinion");

            scenario.hoursPass(24);

            dispute.hasNoTask("giveOpinion")
                    .dossierSays("期限届满：律师逾期")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "concludeHandling")
                    .concludes("again")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling");
        }

        @Test
        void legal_aid_is_applied_for_within_working_days_that_skip_the_national_day_holiday() {
            scenario.itIs(of(2026, 9, 30, 9, 0));
            scenario.conflict()
                    .officeChooses("aid")
                    .waitsFor(LAWYER.at(scenario.lawyer), "assistWithAid", endOf(LocalDate.of(2026, 10, 10)))
                    .complete(
                            ofLawyer(scenario.lawyer),
                            "assistWithAid",
                            Map.of("aidResult", "applied", "aidNote", "已向区法律援助中心提交申请"))
                    .concludes("referred")
                    .endedWith(Outcome.REFERRED);
        }

        @Test
        void a_lawyer_who_is_late_with_legal_aid_leaves_it_to_the_office() {
            var dispute = scenario.conflict().officeChooses("aid");

            scenario.daysPass(4);

            dispute.hasNoTask("assistWithAid").waitsFor(JUSTICE_OFFICE.at(STREET), "concludeHandling");
        }

        @Test
        void a_transfer_is_due_in_two_working_days_of_which_a_make_up_sunday_is_one() {
            scenario.itIs(of(2026, 9, 18, 9, 0));
            scenario.conflict()
                    .officeChooses("transfer")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "transferDispute", endOf(LocalDate.of(2026, 9, 21)));
        }

        @Test
        void joint_handling_names_who_takes_part() {
            var dispute = scenario.conflict().officeChooses("joint");

            isRefused("请勾选“参加单位”", () -> dispute.complete(OFFICE, "handleJointly", Map.of("jointNote", "各方到场")));
            dispute.waitsFor(JUSTICE_OFFICE.at(STREET), "handleJointly");
        }

        @Test
        void joint_handling_is_done_by_justice_or_coordination_office() {
            scenario.conflict()
                    .officeChooses("joint")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "handleJointly", endOf(LocalDate.of(2026, 3, 16)))
                    .waitsFor(COORDINATION_OFFICE.at(DISTRICT), "handleJointly")
                    .complete(
                            COORDINATION,
                            "handleJointly",
                            Map.of(
                                    "participants",
                                    Flows.json(List.of("police", "housing")),
                                    "jointNote",
                                    "各方到场，安排下周答复"))
                    .concludes("settled")
                    .endedWith(Outcome.SETTLED);
        }

        @Test
        void an_opinion_needs_a_lawyer_who_serves_in_the_street() {
            var dispute = scenario.conflict();

            isRefused("承办律师", () -> dispute.complete(OFFICE, "chooseHandling", Map.of("handling", "opinion")));
            isRefused(
                    "承办律师",
                    () -> dispute.complete(
                            OFFICE, "chooseHandling", Map.of("handling", "aid", "handlingLawyer", scenario.lawyer())));
            dispute.waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling");
        }

        @Test
        void an_office_that_does_not_choose_is_reminded_and_the_coordination_office_told() {
            var dispute = scenario.conflict();

            scenario.hoursPass(24);

            assertThat(dispute.noticesTo(JUSTICE_OFFICE.at(STREET))).anyMatch(text -> text.contains("选择处理方式"));
            assertThat(dispute.noticesTo(COORDINATION_OFFICE.at(DISTRICT)))
                    .anyMatch(text -> text.equals("望江街道司法所未在期限内办理“选择处理方式”，已催办。"));
        }
    }

    @Nested
    @DisplayName("JG-13a、JG-14 应邀调解，自愿、合法，查明事实")
    class Mediated {

        @Test
        void an_agreement_is_drafted_and_the_case_counted() {
            scenario.itIs(of(2026, 9, 18, 9, 0));
            var dispute = scenario.ordinary()
                    .waitsFor(
                            MEDIATION_COMMITTEE.at(scenario.community),
                            "inviteMediator",
                            endOf(LocalDate.of(2026, 9, 21)))
                    .inviting(scenario.lawyer)
                    .waitsFor(LAWYER.at(scenario.lawyer), "answerInvitation", endOf(LocalDate.of(2026, 9, 20)))
                    .accepting()
                    .waitsFor(LAWYER.at(scenario.lawyer), "recordConsent", endOf(LocalDate.of(2026, 9, 22)))
                    .consenting()
                    .waitsFor(LAWYER.at(scenario.lawyer), "establishFacts", endOf(LocalDate.of(2026, 10, 9)))
                    .establishing()
                    .waitsFor(LAWYER.at(scenario.lawyer), "recordResult", endOf(LocalDate.of(2026, 9, 24)))
                    .agreeing()
                    .endedWith(Outcome.AGREED);

            var attachments = scenario.bean(Attachments.class);
            var file = attachments
                    .find(dispute.dossier, dispute.mediation().documentId())
                    .orElseThrow();
            assertThat(Docx.text(attachments.content(file)))
                    .contains(
                            "人民调解协议书", dispute.dossier, "王秀兰，3幢2单元居民，13800001234", "李国强", "赔偿装修损失3000元", "2026年9月18日");
        }

        @Test
        void either_side_can_take_its_consent_back_and_the_office_handles_the_dispute() {
            var dispute = scenario.ordinary()
                    .inviting(scenario.lawyer)
                    .accepting()
                    .consenting()
                    .establishing()
                    .withdrawnBy(Side.OTHER)
                    .hasNoTask("recordResult")
                    .dossierSays("对方当事人撤回调解的同意")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling");

            assertThat(dispute.mediation().result()).isEqualTo(MediationResult.WITHDRAWN);
            assertThat(dispute.mediation().consent(Side.ONE).orElseThrow().stands())
                    .isTrue();
            assertThat(dispute.mediation().consent(Side.OTHER).orElseThrow().stands())
                    .isFalse();
        }

        @Test
        void nothing_is_taken_back_that_was_not_given() {
            var dispute = scenario.ordinary().inviting(scenario.lawyer).accepting();

            isRefused("还没有同意调解", () -> dispute.withdrawnBy(Side.ONE));

            dispute.waitsFor(LAWYER.at(scenario.lawyer), "recordConsent");
        }

        @Test
        void without_the_consent_of_both_there_is_no_mediation() {
            var dispute = scenario.ordinary()
                    .inviting(scenario.lawyer)
                    .accepting()
                    .consenting(Map.of(
                            "oneAnswer", "consent", "oneOn", "2026-03-09", "oneHow", "oral", "otherAnswer", "refuse"))
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling");

            assertThat(dispute.mediation().result()).isEqualTo(MediationResult.REFUSED);
        }

        @Test
        void a_consent_says_when_and_how_and_not_of_tomorrow() {
            var dispute = scenario.ordinary().inviting(scenario.lawyer).accepting();

            isRefused(
                    "一方同意的方式",
                    () -> dispute.consenting(
                            Map.of("oneAnswer", "consent", "oneOn", "2026-03-09", "otherAnswer", "refuse")));
            isRefused(
                    "不是有效的日期",
                    () -> dispute.consenting(
                            Map.of("oneAnswer", "consent", "oneOn", "昨天", "oneHow", "oral", "otherAnswer", "refuse")));
            isRefused(
                    "不能晚于今天",
                    () -> dispute.consenting(Map.of(
                            "oneAnswer", "consent",
                            "oneOn", "2026-03-10",
                            "oneHow", "oral",
                            "otherAnswer", "consent",
                            "otherOn", "2026-03-09",
                            "otherHow", "oral")));
        }

        @Test
        void a_mediation_that_fails_goes_to_the_office_which_may_order_another() {
            scenario.ordinary()
                    .inviting(scenario.lawyer)
                    .accepting()
                    .consenting()
                    .establishing()
                    .failing()
                    .dossierSays("调解结果：调解不成")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling")
                    .officeChooses("mediation")
                    .complete(OFFICE, "inviteMediator", Map.of("mediator", scenario.lawyer))
                    .accepting()
                    .consenting()
                    .establishing()
                    .agreeing()
                    .endedWith(Outcome.AGREED);
        }

        @Test
        void a_lawyer_may_decline_the_invitation() {
            var dispute = scenario.ordinary()
                    .inviting(scenario.lawyer)
                    .complete(
                            ofLawyer(scenario.lawyer),
                            "answerInvitation",
                            Map.of("answer", "decline", "declineReason", "与一方是亲戚"))
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling");

            assertThat(dispute.mediation().result()).isEqualTo(MediationResult.DECLINED);
        }

        @Test
        void a_lawyer_who_does_not_answer_is_not_waited_for() {
            var dispute = scenario.ordinary().inviting(scenario.lawyer);

            scenario.daysPass(2);

            dispute.waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling").dossierSays("期限届满：律师逾期");
            assertThat(dispute.mediation().result()).isEqualTo(MediationResult.LAPSED);
        }

        @Test
        void where_nobody_invites_a_lawyer_the_office_handles_the_dispute() {
            var dispute = scenario.ordinary();

            scenario.daysPass(3);

            dispute.waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling").dossierSays("期限届满：逾期未邀请");
        }

        @Test
        void a_mediation_without_result_ends_after_thirty_days_or_the_holiday() {
            scenario.itIs(of(2026, 9, 3, 9, 0));
            var dispute = scenario.ordinary()
                    .inviting(scenario.lawyer)
                    .accepting()
                    .consenting()
                    .establishing();

            scenario.itIs(of(2026, 10, 8, 23, 59));
            dispute.waitsFor(LAWYER.at(scenario.lawyer), "recordResult");
            scenario.itIs(of(2026, 10, 9, 0, 0));

            dispute.hasNoTask("recordResult")
                    .dossierSays("期限届满：调解期限届满")
                    .waitsFor(JUSTICE_OFFICE.at(STREET), "chooseHandling");
            assertThat(dispute.mediation().result()).isEqualTo(MediationResult.LAPSED);
        }

        @Test
        @DisplayName("JG-21 更换的只是他自己调解的")
        void a_mediation_by_another_goes_on_when_a_lawyer_of_the_community_is_replaced() {
            String elsewhere = scenario.community();
            String mediator = scenario.lawyer();
            scenario.pairings.stationed(elsewhere, FIRM, mediator);
            var dispute = scenario.ordinary().inviting(mediator);

            scenario.bean(Mediating.class).lawyerReplaced(scenario.lawyer, scenario.community);
            dispute.waitsFor(LAWYER.at(mediator), "answerInvitation");
            assertThat(dispute.mediation().isOpen()).isTrue();
        }

        @Test
        void only_a_lawyer_of_the_street_is_invited() {
            var dispute = scenario.ordinary();

            isRefused("只能邀请在本街道社区服务的律师", () -> dispute.inviting(scenario.lawyer()));
        }

        @Test
        void the_lawyer_is_reminded_of_what_is_overdue() {
            var dispute = scenario.ordinary().inviting(scenario.lawyer).accepting();

            scenario.daysPass(4);

            assertThat(dispute.noticesTo(LAWYER.at(scenario.lawyer))).anyMatch(text -> text.contains("登记双方同意"));
        }

        @Test
        void the_database_holds_no_result_without_facts_and_consent() {
            var dispute = scenario.ordinary().inviting(scenario.lawyer).accepting();
            Long id = dispute.mediation().id();

            assertThatThrownBy(
                            () -> database.sql("update mediation set result = 'failed', ended_at = now() where id = ?")
                                    .param(id)
                                    .update())
                    .hasMessageContaining("mediation_result_rests_on_facts");
            assertThatThrownBy(() -> database.sql(
                                    "update mediation set result = 'failed', facts = '事实', ended_at = now() where id = ?")
                            .param(id)
                            .update())
                    .hasMessageContaining("consent of both sides");
        }
    }

    @Nested
    @DisplayName("JG-12、JG-14 各项期限：小时数连续计算，工作日跳过国庆假期、计入补班的周日")
    class EveryTimer {

        @ParameterizedTest
        @CsvSource({
            "2026-09-30, 2026-10-30, 2026-10-09, 2026-10-08, 2026-10-10, 2026-10-20, 2026-10-13",
            "2026-09-18, 2026-10-19, 2026-09-21, 2026-09-20, 2026-09-22, 2026-10-09, 2026-09-24"
        })
        void of_a_mediation(
                LocalDate today,
                LocalDate over,
                LocalDate invited,
                LocalDate answered,
                LocalDate consented,
                LocalDate found,
                LocalDate ended) {
            scenario.itIs(today.atTime(9, 0));

            scenario.ordinary()
                    .timerGoesOff("mediationExpired", endOf(over))
                    .timerGoesOff("nobodyInvited", endOf(invited))
                    .inviting(scenario.lawyer)
                    .timerGoesOff("lawyerSilent", endOf(answered))
                    .accepting()
                    .timerGoesOff("recordConsent", endOf(consented))
                    .consenting()
                    .timerGoesOff("establishFacts", endOf(found))
                    .establishing()
                    .timerGoesOff("recordResult", endOf(ended));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-09-30, 2026-10-10, 2026-10-10, 2026-10-09, 2026-10-13",
            "2026-09-18, 2026-09-22, 2026-09-22, 2026-09-21, 2026-09-24"
        })
        void of_what_the_justice_office_chooses(
                LocalDate today, LocalDate concluded, LocalDate aided, LocalDate transferred, LocalDate joint) {
            scenario.itIs(today.atTime(9, 0));
            var tomorrow = at(today.plusDays(1).atTime(9, 0));

            scenario.conflict()
                    .timerGoesOff("notAcknowledged", at(today.atTime(11, 0)))
                    .timerGoesOff("chooseHandling", tomorrow)
                    .officeChooses("opinion")
                    .timerGoesOff("opinionOverdue", tomorrow)
                    .complete(
                            ofLawyer(scenario.lawyer),
                            "giveOpinion",
                            Map.of("place", "written", "opinion", "可以申请行政复议。"))
                    .timerGoesOff("concludeHandling", endOf(concluded))
                    .concludes("again")
                    .officeChooses("aid")
                    .timerGoesOff("aidOverdue", endOf(aided))
                    .complete(
                            ofLawyer(scenario.lawyer),
                            "assistWithAid",
                            Map.of("aidResult", "applied", "aidNote", "已提交申请"))
                    .concludes("again")
                    .officeChooses("transfer")
                    .timerGoesOff("transferDispute", endOf(transferred))
                    .complete(OFFICE, "transferDispute", Map.of("department", "区住建局", "transferNote", "已移送材料"))
                    .concludes("again")
                    .officeChooses("joint")
                    .timerGoesOff("handleJointly", endOf(joint));
        }

        @Test
        void whoever_is_late_is_reminded_and_goes_on() {
            var dispute = scenario.conflict().officeChooses("joint");
            scenario.daysPass(8);
            var form = Map.<String, Object>of("participants", Flows.json(List.of("police")), "jointNote", "各方到场");
            dispute.complete(OFFICE, "handleJointly", form);
            scenario.daysPass(4);
            dispute.concludes("again").officeChooses("transfer");
            scenario.daysPass(5);
            dispute.complete(OFFICE, "transferDispute", Map.of("department", "区住建局", "transferNote", "已移送材料"))
                    .concludes("again")
                    .officeChooses("mediation")
                    .complete(OFFICE, "inviteMediator", Map.of("mediator", scenario.lawyer))
                    .accepting()
                    .consenting();
            scenario.daysPass(17);
            dispute.establishing();
            scenario.daysPass(8);

            for (String step : List.of("联合处置", "确认处理结果", "移送主管部门")) {
                assertThat(dispute.noticesTo(JUSTICE_OFFICE.at(STREET))).anyMatch(text -> text.contains(step));
                assertThat(dispute.noticesTo(COORDINATION_OFFICE.at(DISTRICT))).anyMatch(text -> text.contains(step));
            }
            for (String step : List.of("查明事实", "登记调解结果")) {
                assertThat(dispute.noticesTo(LAWYER.at(scenario.lawyer))).anyMatch(text -> text.contains(step));
            }
            dispute.agreeing().endedWith(Outcome.AGREED);
        }
    }

    @Nested
    @DisplayName("JG-13 利益冲突：调解过的、在本社区服务的，不得代理")
    class ConflictOfInterest {

        @Test
        void who_mediated_represents_neither_side() {
            String elsewhere = scenario.community();
            String mediator = scenario.lawyer();
            var served = scenario.pairings.stationed(elsewhere, FIRM, mediator);
            var dispute = scenario.ordinary().inviting(mediator);
            dispute.complete(ofLawyer(mediator), "answerInvitation", Map.of("answer", "accept"));

            isRefused("JG-13a", () -> dispute.represents(mediator, Side.ONE));
            isRefused("JG-13a", () -> dispute.represents(mediator, Side.OTHER));
            assertThatThrownBy(() -> insertRepresentation(dispute, mediator)).hasMessageContaining("JG-13a");
            assertThat(served).isNotNull();
        }

        private void insertRepresentation(DisputeScenario.Case dispute, String licence) {
            database.sql("""
                            insert into representation (dispute_id, licence_number, side, recorded_at, recorded_by)
                            values (?, ?, 'one', now(), 'test')""").params(dispute.dispute().id(), licence).update();
        }

        @Test
        void who_serves_the_community_acts_for_neither_side() {
            var dispute = scenario.conflict();

            isRefused("JG-13b", () -> dispute.represents(scenario.lawyer, Side.ONE));
            isRefused("JG-13b", () -> dispute.represents(scenario.lawyer, Side.OTHER));
        }

        @Test
        void who_represents_a_side_does_not_serve_the_community_until_the_dispute_is_over() {
            String lawyer = scenario.lawyer();
            var dispute = scenario.ordinary();
            Supplier<List<String>> known = () -> scenario.conflicts(lawyer, scenario.community);
            assertThat(known.get()).isEmpty();

            dispute.represents(lawyer, Side.ONE);
            assertThat(known.get())
                    .singleElement()
                    .asString()
                    .contains("JG-13b")
                    .doesNotContain(dispute.dossier);
            String elsewhere = scenario.community();
            assertThat(scenario.conflicts(lawyer, elsewhere)).isEmpty();

            dispute.inviting(scenario.lawyer)
                    .accepting()
                    .consenting()
                    .establishing()
                    .agreeing();
            assertThat(known.get()).isEmpty();
        }

        @Test
        void who_represents_a_side_does_not_mediate() {
            String elsewhere = scenario.community();
            String lawyer = scenario.lawyer();
            scenario.pairings.stationed(elsewhere, FIRM, lawyer);
            var dispute = scenario.ordinary();
            dispute.represents(lawyer, Side.ONE);

            isRefused("JG-13a", () -> dispute.inviting(lawyer));
        }

        @Test
        void who_began_to_represent_after_the_invitation_cannot_accept_it() {
            String elsewhere = scenario.community();
            String lawyer = scenario.lawyer();
            scenario.pairings.stationed(elsewhere, FIRM, lawyer);
            var dispute = scenario.ordinary().inviting(lawyer);
            dispute.represents(lawyer, Side.ONE);

            isRefused(
                    "JG-13a", () -> dispute.complete(ofLawyer(lawyer), "answerInvitation", Map.of("answer", "accept")));
            assertThatThrownBy(() -> database.sql("update mediation set accepted_at = now() where id = ?")
                            .param(dispute.mediation().id())
                            .update())
                    .hasMessageContaining("JG-13a");
        }

        @Test
        void who_is_recorded_at_the_moment_of_accepting_is_found_out_by_the_database() throws Exception {
            String elsewhere = scenario.community();
            String lawyer = scenario.lawyer();
            scenario.pairings.stationed(elsewhere, FIRM, lawyer);
            var dispute = scenario.ordinary().inviting(lawyer);
            Long mediation = dispute.mediation().id();

            var accepting = scenario.pairings.inTransaction(() -> {
                insertRepresentation(dispute, lawyer);
                var other = CompletableFuture.supplyAsync(
                        () -> catchThrowable(() -> database.sql("update mediation set accepted_at = now() where id = ?")
                                .param(mediation)
                                .update()));
                assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS))
                        .as("waits for the dispute's row")
                        .isInstanceOf(TimeoutException.class);
                return other;
            });

            assertThat(accepting.get(10, TimeUnit.SECONDS)).hasMessageContaining("JG-13a");
        }

        @Test
        void another_lawyer_represents_one_side_only() {
            var dispute = scenario.conflict();
            String lawyer = scenario.lawyer();

            dispute.represents(lawyer, Side.ONE);

            dispute.dossierSays("登记代理人：周明代理一方当事人");
            isRefused("不能重复登记或同时代理双方", () -> dispute.represents(lawyer, Side.OTHER));
            isRefused("没有执业证号", () -> dispute.represents("1", Side.OTHER));
        }
    }

    @Nested
    @DisplayName("SH17-2.3d 情况变化的，随时重新定级")
    class GradedAnew {

        @Test
        void a_quiet_dispute_that_turns_dangerous_interrupts_the_mediation_and_jumps_the_queue() {
            var dispute = scenario.ordinary()
                    .inviting(scenario.lawyer)
                    .accepting()
                    .consenting()
                    .regradedBy(ofLawyer(scenario.lawyer), Grade.MASS_INCIDENT, false)
                    .hasNoTask("establishFacts")
                    .mustAcknowledge(JUSTICE_OFFICE, STREET, of(2026, 3, 9, 10, 0))
                    .dossierSays("重新定级：由“一般纠纷”改为“群体性事件苗头”");

            assertThat(dispute.task("chooseHandling").getPriority()).isEqualTo(100);
            assertThat(dispute.mediation().result()).isEqualTo(MediationResult.INTERRUPTED);
        }

        @Test
        void the_community_that_reported_a_quiet_dispute_is_told_what_it_has_become() {
            var dispute = scenario.recordedBy(ofCommunity(scenario.community), scenario.form())
                    .regradedBy(ofLawyer(scenario.lawyer), Grade.MASS_INCIDENT, false);

            assertThat(dispute.asked())
                    .containsExactlyInAnyOrder(
                            JUSTICE_OFFICE.at(STREET), COMMUNITY.at(scenario.community), DISTRICT_BUREAU.at(DISTRICT));
        }

        @Test
        void reports_of_the_round_before_are_asked_of_nobody_any_more() {
            var dispute = scenario.conflict().regradedBy(OFFICE, Grade.MASS_INCIDENT, true);

            // of the higher grade, with the authority as a side: the coordination office in the community's place
            assertThat(dispute.asked())
                    .containsExactlyInAnyOrder(
                            JUSTICE_OFFICE.at(STREET), COORDINATION_OFFICE.at(DISTRICT), DISTRICT_BUREAU.at(DISTRICT));
            assertThat(dispute.dispute().reportRound()).isEqualTo(2);
            assertThat(scenario.bean(Acknowledgements.class)
                            .findByDisputeIdOrderById(dispute.dispute().id()))
                    .filteredOn(asked -> asked.round() == 1)
                    .hasSize(2)
                    .noneMatch(Acknowledgement::isOpen);
            dispute.acknowledgedBy(BUREAU, DISTRICT_BUREAU, DISTRICT);
        }

        @Test
        void the_justice_office_may_find_it_less_grave_the_lawyer_may_not() {
            var dispute = scenario.conflict();

            isRefused("降低等级由司法所决定", () -> dispute.regradedBy(ofLawyer(scenario.lawyer), Grade.ORDINARY, false));
            isRefused("已经是“利益冲突”", () -> dispute.regradedBy(OFFICE, Grade.CONFLICT_OF_INTEREST, true));

            dispute.regradedBy(OFFICE, Grade.ORDINARY, true)
                    .hasNoTask("acknowledgeReport")
                    .waitsFor(MEDIATION_COMMITTEE.at(scenario.community), "inviteMediator");
        }

        @Test
        void what_is_over_is_not_graded_anew() {
            var dispute = scenario.conflict()
                    .officeChooses("transfer")
                    .complete(OFFICE, "transferDispute", Map.of("department", "区住房和城乡建设局", "transferNote", "已移送材料"))
                    .concludes("referred");

            isRefused("已办结", () -> dispute.regradedBy(OFFICE, Grade.MASS_INCIDENT, true));
        }
    }

    @Nested
    @DisplayName("同一事件的几次上报并入一个案卷")
    class Joined {

        @Test
        void a_further_report_goes_into_the_open_dossier_and_its_own_flow_ends() {
            var first = scenario.ordinary();

            var second =
                    scenario.recordedBy(ofCommunity(scenario.community), scenario.form("joinsCase", first.dossier));

            assertThat(second.dossier).isEqualTo(first.dossier);
            assertThat(reports(first)).hasSize(2);
            assertThat(members(first)).contains(COMMUNITY.at(scenario.community));
            first.dossierSays("续报：同一事件的又一次上报").waitsFor(MEDIATION_COMMITTEE.at(scenario.community), "inviteMediator");
            assertThat(scenario.pairings
                            .bean(org.camunda.bpm.engine.RuntimeService.class)
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(first.dossier)
                            .processDefinitionKey("dispute-escalation")
                            .count())
                    .isEqualTo(1);
        }

        private List<Report> reports(DisputeScenario.Case dispute) {
            return scenario.bean(Reports.class)
                    .findByDisputeIdOrderById(dispute.dispute().id());
        }

        @Test
        void what_a_further_report_says_of_the_street_counts() {
            var first = scenario.recordedBy(ofLawyer(scenario.lawyer), scenario.dangerous());
            assertThat(first.asked()).doesNotContain(COORDINATION_OFFICE.at(DISTRICT));
            var further = scenario.againstTheStreet();
            further.put("joinsCase", first.dossier);

            scenario.recordedBy(ofCommunity(scenario.community), further);

            assertThat(first.dispute().hasAuthorityAsSide()).isTrue();
            first.regradedBy(OFFICE, Grade.ORDINARY, true).regradedBy(OFFICE, Grade.MASS_INCIDENT, true);
            assertThat(first.asked()).contains(COORDINATION_OFFICE.at(DISTRICT));
        }

        private List<String> members(DisputeScenario.Case dispute) {
            return database.sql("select group_id from dossier_member where number = ?")
                    .param(dispute.dossier)
                    .query(String.class)
                    .list();
        }

        @Test
        void who_reported_what_is_joined_is_on_the_main_case_and_it_keeps_the_street_as_a_side() {
            var main = scenario.recordedBy(ofLawyer(scenario.lawyer), scenario.dangerous());
            var other = scenario.recordedBy(ofCommunity(scenario.community), scenario.againstTheStreet());
            other.complete(OFFICE, other.tasks("acknowledgeReport").get(0), Map.of());
            database.sql("delete from dossier_member where number = ? and group_id = ?")
                    .params(main.dossier, COMMUNITY.at(scenario.community))
                    .update();

            other.joinedInto(main);

            assertThat(main.dispute().hasAuthorityAsSide()).isTrue();
            assertThat(members(main)).contains(COMMUNITY.at(scenario.community));
            assertThat(scenario.bean(Acknowledgements.class)
                            .findByDisputeIdOrderById(other.dispute().id()))
                    .hasSize(2)
                    .noneMatch(Acknowledgement::isOpen);
        }

        @Test
        void a_mediation_in_the_joined_dispute_is_over_and_the_main_one_may_have_its_own() {
            var main = scenario.ordinary();
            var other = scenario.ordinary().inviting(scenario.lawyer).accepting();

            other.joinedInto(main);

            assertThat(scenario.bean(Mediations.class)
                            .findByDisputeIdOrderById(main.dispute().id()))
                    .singleElement()
                    .satisfies(joined -> assertThat(joined.result()).isEqualTo(MediationResult.INTERRUPTED));
            main.inviting(scenario.lawyer).accepting().consenting();
        }

        @Test
        void a_further_report_that_is_graver_raises_the_grade() {
            var first = scenario.ordinary();
            var graver = scenario.dangerous();
            graver.put("joinsCase", first.dossier);

            scenario.recordedBy(ofCommunity(scenario.community), graver);

            assertThat(first.dispute().grade()).isEqualTo(Grade.MASS_INCIDENT);
            first.mustAcknowledge(JUSTICE_OFFICE, STREET, of(2026, 3, 9, 10, 0)).hasNoTask("inviteMediator");
        }

        @Test
        void the_justice_office_joins_afterwards_and_the_main_dossier_has_all_reports() {
            var main = scenario.ordinary();
            var other = scenario.recordedBy(ofCommunity(scenario.community), scenario.againstTheStreet());

            other.joinedInto(main).hasEnded().is(DisputeState.JOINED);

            assertThat(other.file().outcome()).isEqualTo("并入案卷 " + main.dossier);
            assertThat(reports(main)).hasSize(2);
            assertThat(reports(other)).isEmpty();
            assertThat(main.dispute().grade()).isEqualTo(Grade.CONFLICT_OF_INTEREST);
            assertThat(main.asked()).contains(COORDINATION_OFFICE.at(DISTRICT));
        }

        @Test
        void disputes_of_two_communities_are_not_one_incident() {
            var main = scenario.ordinary();
            String elsewhere = scenario.community();
            var form = scenario.form("joinsCase", main.dossier);
            form.put("community", elsewhere);

            isRefused("不是该社区的", () -> scenario.recordedBy(ofCommunity(elsewhere), form));
            var other = scenario.recordedBy(ofCommunity(elsewhere), scenario.form("community", elsewhere));
            isRefused("只能并入同一社区", () -> other.joinedInto(main));
            isRefused("只能并入同一社区", () -> main.joinedInto(main));
        }

        @Test
        void who_mediated_in_the_joined_dispute_is_bound_in_the_main_one() {
            String elsewhere = scenario.community();
            String mediator = scenario.lawyer();
            scenario.pairings.stationed(elsewhere, FIRM, mediator);
            var main = scenario.conflict();
            var other = scenario.ordinary().inviting(mediator);
            other.complete(ofLawyer(mediator), "answerInvitation", Map.of("answer", "accept"));

            other.joinedInto(main);

            isRefused("JG-13a", () -> main.represents(mediator, Side.ONE));
        }

        @Test
        void a_conflict_that_joining_would_bring_about_is_refused() {
            String elsewhere = scenario.community();
            String lawyer = scenario.lawyer();
            scenario.pairings.stationed(elsewhere, FIRM, lawyer);
            var main = scenario.conflict();
            main.represents(lawyer, Side.ONE);
            var other = scenario.ordinary().inviting(lawyer);
            other.complete(ofLawyer(lawyer), "answerInvitation", Map.of("answer", "accept"));

            isRefused("不能并案（JG-13a）", () -> other.joinedInto(main));
            other.is(DisputeState.OPEN);
        }
    }

    @Test
    @DisplayName("JG-13a 调解委员会只见本社区的纠纷")
    void the_mediation_committee_is_on_the_case_once_it_is_asked() {
        var dispute = scenario.ordinary();

        assertThat(database.sql("select group_id from dossier_member where number = ?")
                        .param(dispute.dossier)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        LAWYER.at(scenario.lawyer),
                        JUSTICE_OFFICE.at(STREET),
                        MEDIATION_COMMITTEE.at(scenario.community));
        assertThat(ofCommittee(scenario.community)).startsWith("dis-");
    }
}
