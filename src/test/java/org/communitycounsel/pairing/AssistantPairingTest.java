package org.communitycounsel.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communitycounsel.pairing.AssistanceState.CHOOSING;
import static org.communitycounsel.pairing.AssistanceState.ENDED;
import static org.communitycounsel.pairing.AssistanceState.SERVING;
import static org.communitycounsel.pairing.AssistantScenario.OTHER_SCHOOL;
import static org.communitycounsel.pairing.AssistantScenario.SCHOOL;
import static org.communitycounsel.pairing.AssistantScenario.student;
import static org.communitycounsel.pairing.PairingScenario.isRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.pairing.process.AssistantPairing;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.WalksEveryFlowOf;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@WalksEveryFlowOf({"assistant-pairing", "assistant-choice", "assistant-signing"})
@DisplayName("HZ09-4.2d 每一社区派驻2名法科学生做社区律师助理")
class AssistantPairingTest {

    /** A city with one law school. */
    private static final String DISTRICT = "330402";

    ApplicationContext beans;
    AssistantScenario scenario;

    @BeforeEach
    void inACityWithOneSchool(@Autowired ApplicationContext beans) {
        this.beans = beans;
        scenario = new AssistantScenario(beans, DISTRICT, SCHOOL);
    }

    private void daysPass(int days) {
        scenario.pairings.daysPass(days);
    }

    @Nested
    @DisplayName("统一推荐和双向选择，签订统一的社区律师助理服务协议书")
    class Chosen {

        @Test
        void two_students_assist_when_all_agree_and_both_have_signed() {
            var choice = scenario.begun();
            choice.waitsFor(Role.LAW_SCHOOL.at(SCHOOL), "recommendStudents").recommends("罗小满", "陈一诺");
            choice.waitsFor(Role.COMMUNITY.at(choice.pairing.pairing().communityCode()), "agreeByCommunity")
                    .communityAgrees()
                    .waitsFor(Role.LAWYER.at(choice.lawyer()), "agreeByLawyer")
                    .lawyerAgrees()
                    .waitsFor(Role.LAW_SCHOOL.at(SCHOOL), "signBySchool")
                    .is(CHOOSING)
                    .signed()
                    .is(SERVING);

            assertThat(choice.names(AssistantState.SERVING)).containsExactly("罗小满", "陈一诺");
            assertThat(choice.assistance().termUntil())
                    .isEqualTo(scenario.pairings.today().plusYears(1).minusDays(1));
            assertThat(choice.told(Role.LAWYER.at(choice.lawyer()))).contains("罗小满、陈一诺担任社区律师助理");
            assertThat(choice.told(Role.LAW_SCHOOL.at(SCHOOL))).contains("罗小满、陈一诺担任社区律师助理");
            assertThat(choice.told(choice.all().get(0).group())).contains("您担任测试社区的社区律师助理");
            choice.pairing.is(PairingState.ACTIVE).dossierSays("见案卷" + choice.dossier);
        }

        @Test
        void forms_show_who_is_recommended_and_the_tasks_names_do_not() {
            var choice = scenario.begun();
            choice.recommends("罗小满", "陈一诺");
            assertThat(choice.shown("agreeByCommunity", "students")).contains("罗小满", "13800001234", "2023级法学");

            choice.communityAgrees().lawyerAgrees().signed();

            assertThat(choice.taskNames()).contains("签署").doesNotContain("罗小满", "13800001234", "32201");
        }

        @Test
        @DisplayName("SC20-4.1a 律所结对的，由先答复的联络律师代表")
        void of_a_firms_liaison_lawyers_whoever_answers_first_answers_for_both() throws IOException {
            var firms = new AssistantScenario(beans, "330702", "10357LAW");
            asInShangcheng("330702", "pairing-caps", "agreement-terms", "duty-hours");
            var choice = firms.begunWithFirm().recommends("罗小满", "陈一诺").communityAgrees();
            var liaisons = choice.pairing.lawyers();
            assertThat(liaisons).hasSize(2);
            liaisons.forEach(lawyer -> choice.waitsFor(Role.LAWYER.at(lawyer), "agreeByLawyer"));

            choice.lawyerAgrees(liaisons.get(1)).waitsFor(Role.LAW_SCHOOL.at("10357LAW"), "signBySchool");
        }

        /** The district, which no other test has, pairs communities with firms too. */
        private void asInShangcheng(String district, String... tables) throws IOException {
            var deployment = beans.getBean(ProcessEngine.class)
                    .getRepositoryService()
                    .createDeployment()
                    .tenantId(district);
            for (String table : tables) {
                Path file = Path.of("processes/districts/shangcheng", table + ".dmn");
                deployment.addString(table + ".dmn", Files.readString(file));
            }
            deployment.deploy();
        }

        @Test
        void steps_have_their_deadlines_in_working_days() {
            scenario.begun()
                    .waitsFor(
                            Role.LAW_SCHOOL.at(SCHOOL),
                            "recommendStudents",
                            scenario.pairings.today().plusDays(14));
        }

        @Test
        void who_is_refused_by_the_community_makes_place_for_others() {
            var choice = scenario.begun().recommends("罗小满", "陈一诺").communityWantsOthers();

            assertThat(choice.names(AssistantState.DECLINED)).containsExactly("罗小满", "陈一诺");
            assertThat(choice.told(Role.LAW_SCHOOL.at(SCHOOL))).contains("社区请另行推荐：希望周末也能来");
            assertThat(choice.shown("recommendStudents", "assistants")).contains("希望周末也能来");
            choice.recommends("周一", "吴二").communityAgrees().lawyerWantsOthers();
            choice.recommends("郑三", "王四")
                    .communityAgrees()
                    .lawyerAgrees()
                    .signed()
                    .is(SERVING);
            assertThat(choice.names(AssistantState.SERVING)).containsExactly("郑三", "王四");
        }

        @Test
        void after_the_last_round_there_are_no_assistants_and_the_pairing_goes_on() {
            var choice = scenario.begun();
            for (String round : List.of("甲", "乙")) {
                choice.recommends(round + "一", round + "二").communityWantsOthers();
            }
            choice.recommends("丙一", "丙二").communityWantsOthers().endedWithoutAssistants();
        }

        @Test
        void nor_where_the_lawyer_refuses_in_the_last_round() {
            var choice = scenario.begun();
            for (String round : List.of("甲", "乙", "丙")) {
                choice.recommends(round + "一", round + "二").communityAgrees().lawyerWantsOthers();
            }
            choice.endedWithoutAssistants();
        }
    }

    @Nested
    @DisplayName("在杭高校的法学院就近与社区结对")
    class Schools {

        @Test
        void of_several_schools_the_coordination_office_assigns_one() {
            var city = new AssistantScenario(beans, "330502", "10356LAW", OTHER_SCHOOL);
            var choice = city.begun().waitsFor(Role.COORDINATION_OFFICE.at("330502"), "assignSchool");
            assertThat(choice.shown("assignSchool", "schoolOptions"))
                    .contains("法学院10355LAW", "法学院10356LAW")
                    .doesNotContain(SCHOOL);
            isRefused("请在列表中选择本市的高校法学院", () -> choice.officeAssigns(SCHOOL));

            choice.officeAssigns(OTHER_SCHOOL).waitsFor(Role.LAW_SCHOOL.at(OTHER_SCHOOL), "recommendStudents");

            assertThat(choice.assistance().schoolCode()).isEqualTo(OTHER_SCHOOL);
        }

        @Test
        void an_office_that_assigns_none_leaves_the_community_without_assistants() {
            var choice = new AssistantScenario(beans, "330502", "10356LAW", OTHER_SCHOOL).begun();
            daysPass(4);
            assertThat(choice.told(Role.COORDINATION_OFFICE.at("330502"))).contains("“指派高校”已到期");
            daysPass(6);

            choice.is(ENDED).hasNoFlow();
            choice.pairing.is(PairingState.ACTIVE);
        }

        @Test
        void where_the_city_has_no_school_there_is_an_entry_and_no_flow() {
            var pairing = new AssistantScenario(beans, "330602").pairing();

            pairing.is(PairingState.ACTIVE).dossierSays("目录中没有本市的高校法学院，不派驻社区律师助理");
            assertThat(beans.getBean(Assistances.class)
                            .findByPairingId(pairing.pairing().id()))
                    .isEmpty();
        }

        @Test
        void where_the_districts_table_says_none_there_is_an_entry_and_no_flow() throws IOException {
            var district = new AssistantScenario(beans, "330411", SCHOOL);
            var repository = beans.getBean(ProcessEngine.class).getRepositoryService();
            String table = Files.readString(Path.of("processes/pairing/assistant-terms.dmn"))
                    .replace("<text>2</text>", "<text>0</text>");
            String deployment = repository
                    .createDeployment()
                    .tenantId("330411")
                    .addString("assistant-terms.dmn", table)
                    .deploy()
                    .getId();
            try {
                var pairing = district.pairing();
                pairing.is(PairingState.ACTIVE).dossierSays("本区不派驻社区律师助理");
                assertThat(beans.getBean(Assistances.class)
                                .findByPairingId(pairing.pairing().id()))
                        .isEmpty();
            } finally {
                repository.deleteDeployment(deployment, true);
            }
        }
    }

    @Nested
    @DisplayName("逾期先催办，再逾期即不派驻助理，结对照常")
    class Silent {

        @Test
        void a_school_that_recommends_nobody() {
            var choice = scenario.begun();
            daysPass(15);
            assertThat(choice.told(Role.LAW_SCHOOL.at(SCHOOL))).contains("“推荐学生”已到期，请尽快办理");
            choice.waitsFor(Role.LAW_SCHOOL.at(SCHOOL), "recommendStudents").dossierSays("已催办");
            daysPass(20);

            choice.endedWithoutAssistants();
        }

        @Test
        void a_community_that_does_not_answer() {
            var choice = scenario.begun().recommends("罗小满", "陈一诺");
            daysPass(20);

            choice.endedWithoutAssistants();
            assertThat(choice.names(AssistantState.DECLINED)).containsExactly("罗小满", "陈一诺");
        }

        @Test
        void a_lawyer_who_does_not_answer() {
            var choice = scenario.begun().recommends("罗小满", "陈一诺").communityAgrees();
            daysPass(20);

            choice.endedWithoutAssistants();
        }

        @Test
        void a_school_that_does_not_sign() {
            var choice = scenario.begun().chosen();
            daysPass(8);
            assertThat(choice.told(Role.LAW_SCHOOL.at(SCHOOL))).contains("“高校签署”已到期");
            daysPass(12);

            choice.endedWithoutAssistants();
            assertThat(choice.agreement().state()).isEqualTo(AgreementState.REFUSED);
        }

        @Test
        void a_community_that_does_not_sign() {
            var choice = scenario.begun().chosen().schoolSigns();
            daysPass(20);

            choice.endedWithoutAssistants();
        }
    }

    @Nested
    @DisplayName("推荐的学生")
    class Recommended {

        AssistantScenario.Choice choice;

        @BeforeEach
        void toBeRecommended() {
            choice = scenario.begun();
        }

        private void isRefusedFor(String message, List<Map<String, Object>> students) {
            isRefused(message, () -> choice.recommends(students));
            choice.waitsFor(Role.LAW_SCHOOL.at(SCHOOL), "recommendStudents");
            assertThat(choice.all()).isEmpty();
        }

        @Test
        void are_exactly_two() {
            isRefusedFor("应推荐2名学生，现填写了1名", List.of(student("罗小满")));
            isRefusedFor("应推荐2名学生，现填写了3名", List.of(student("一"), student("二"), student("三")));
        }

        @Test
        void are_two_different_ones() {
            isRefusedFor("填写了两次", List.of(student("罗小满", "3220100X"), student("陈一诺", "3220100x")));
        }

        @Test
        void are_named_in_full() {
            isRefusedFor("应依次写明姓名、学号、联系电话、年级和专业", List.of(student(" "), student("陈一诺")));
            isRefusedFor("学号“12-4”应为4至20位", List.of(student("罗小满", "12-4"), student("陈一诺")));
            isRefusedFor("应依次写明姓名、学号、联系电话、年级和专业", List.of(Map.of("studentName", "罗小满"), student("陈一诺")));
        }

        @Test
        void assist_no_other_community_at_the_time() {
            scenario.begun().recommends(List.of(student("罗小满", "3229900001"), student("陈一诺", "3229900002")));

            isRefusedFor("罗小满（学号3229900001）正在协助社区", List.of(student("罗小满", "3229900001"), student("吴二")));
        }

        @Test
        void are_held_for_one_community_whatever_the_interleaving() throws Exception {
            for (int round = 0; round < 8; round++) {
                var students = List.of(
                        new Student("罗小满", "32277%04d1".formatted(round), "13800001234", "2023级法学"),
                        new Student("陈一诺", "32277%04d2".formatted(round), "13800001234", "2023级法学"));
                var dossiers = List.of(scenario.begun().dossier, scenario.begun().dossier);
                var barrier = new CyclicBarrier(2);
                var threads = Executors.newFixedThreadPool(2);
                var outcomes = threads.invokeAll(dossiers.stream()
                        .map(dossier -> (Callable<Boolean>) () -> {
                            barrier.await();
                            try {
                                beans.getBean(AssistantChoice.class).recommend(dossier, students);
                                return true;
                            } catch (Refusal refusal) {
                                assertThat(refusal).hasMessageContaining("同时只能协助一个");
                                return false;
                            }
                        })
                        .toList());
                threads.shutdown();

                assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                        .containsExactlyInAnyOrder(true, false);
            }
        }

        @Test
        void the_database_holds_the_limits_whatever_the_programme_does() {
            choice.recommends("罗小满", "陈一诺");
            long assistance = choice.assistance().id();
            long student = choice.all().get(0).id();
            var database = beans.getBean(JdbcClient.class);

            for (String change : List.of(
                    "insert into assistant (assistance_id, school_code, student_number, name, phone, year, state, recommended_at)"
                            + " values (" + assistance + ", '" + SCHOOL
                            + "', 'THIRD', '三', '1234567', '一', 'recommended', now())",
                    "insert into assistant (assistance_id, school_code, student_number, name, phone, year, state, recommended_at)"
                            + " select " + scenario.begun().assistance().id()
                            + ", school_code, student_number, name, phone, year, state, now() from assistant where id = "
                            + student,
                    "update assistant set student_number = 'OTHER' where id = " + student,
                    "update assistance set places = 1 where id = " + assistance,
                    "delete from assistant where id = " + student)) {
                assertThatThrownBy(() -> database.sql(change).update())
                        .as(change)
                        .isInstanceOf(DataAccessException.class);
            }
        }
    }

    @Nested
    @DisplayName("协议书由高校和社区对同一文件签署")
    class Signed {

        AssistantScenario.Choice choice;

        @BeforeEach
        void chosen() {
            choice = scenario.begun().chosen();
        }

        @Test
        void the_document_is_in_the_dossier_with_every_place_filled() throws IOException {
            Path folder = Files.createDirectories(Path.of("target", "agreements"));
            Files.write(folder.resolve(choice.dossier + ".docx"), choice.document());

            assertThat(choice.text())
                    .contains("社区律师助理服务协议书", choice.agreement().number(), "法学院" + SCHOOL, "周明（执业证号")
                    .contains("罗小满（学号", "陈一诺（学号", "2023级法学", "12个月，自双方签署之日起计算", choice.dossier)
                    .doesNotContain("{{", "}}", "null", "特别约定");
            assertThat(choice.shown("signBySchool", "documentHash")).isEqualTo(choice.hash());
        }

        @Test
        void each_signature_says_who_and_which_document() {
            choice.signed();

            assertThat(choice.signatures(choice.agreement()))
                    .extracting(Signature::party, Signature::signedBy, Signature::sha256)
                    .containsExactly(
                            tuple(Party.SCHOOL, SCHOOL, choice.hash()),
                            tuple(Party.COMMUNITY, choice.pairing.pairing().communityCode(), choice.hash()));
            assertThat(choice.agreement().state()).isEqualTo(AgreementState.SIGNED);
        }

        @Test
        void a_change_the_school_asks_for_is_another_version() {
            choice.schoolAnswers("amend", "changes", "寒暑假期间另行商定服务时间。");

            assertThat(choice.text()).contains("特别约定", "寒暑假期间另行商定服务时间。");
            assertThat(choice.agreement().version()).isEqualTo(2);
            choice.signed().is(SERVING);
        }

        @Test
        void a_change_the_community_asks_for_voids_the_schools_signature() {
            choice.schoolSigns();
            String first = choice.hash();
            choice.communityAnswers("amend", "changes", "每周六上午到社区。");

            assertThat(choice.agreements())
                    .extracting(AssistantAgreement::version, AssistantAgreement::state)
                    .containsExactly(tuple(1, AgreementState.SUPERSEDED), tuple(2, AgreementState.DRAFT));
            assertThat(choice.signatures(choice.agreement())).isEmpty();
            isRefused("协议文件已有新的版本（第2版）", () -> choice.schoolSigns(first));
            choice.signed().is(SERVING);
        }

        @Test
        void a_school_that_refuses_leaves_the_community_without_assistants() {
            isRefused("请填写“拒绝的理由”", () -> choice.schoolAnswers("refuse", "reason", " "));
            choice.schoolAnswers("refuse", "reason", "学生课业安排有变").dossierSays("学生课业安排有变");

            choice.endedWithoutAssistants();
        }

        @Test
        void and_so_does_a_community() {
            choice.schoolSigns().communityAnswers("refuse", "reason", "办公场所不足");

            choice.endedWithoutAssistants();
        }

        @Test
        void the_database_binds_a_signature_to_its_document() {
            choice.schoolSigns();
            var database = beans.getBean(JdbcClient.class);

            for (String change : List.of(
                    "update agreement set sha256 = repeat('0', 64) where id = ?",
                    "update signature set sha256 = repeat('0', 64) where agreement_id = ?",
                    "delete from signature where agreement_id = ?",
                    "update agreement set state = 'signed' where id = ?",
                    "insert into signature values (?, repeat('0', 64), 'community', 'x', 'x', now())",
                    "insert into signature select id, sha256, 'school', 'x', 'x', now() from agreement where id = ?",
                    "insert into signature select id, sha256, 'firm', 'x', 'x', now() from agreement where id = ?")) {
                assertThatThrownBy(() -> database.sql(change)
                                .param(choice.agreement().id())
                                .update())
                        .as(change)
                        .isInstanceOf(DataAccessException.class);
            }
        }

        @Test
        void a_document_that_is_not_the_stored_one_any_more_is_not_signed() {
            var database = beans.getBean(JdbcClient.class);
            database.sql("alter table attachment_chunk disable trigger user").update();
            try {
                database.sql("update attachment_chunk set bytes = set_byte(bytes, 40, 0) where attachment_id = ?")
                        .param(choice.agreement().documentId())
                        .update();
            } finally {
                database.sql("alter table attachment_chunk enable trigger user").update();
            }

            isRefused("SHA-256值不符", () -> choice.schoolSigns());
        }
    }

    @Nested
    @DisplayName("助理在岗期间")
    class Serving {

        AssistantScenario.Choice choice;

        @BeforeEach
        void serving() {
            choice = scenario.begun().chosen().signed().is(SERVING);
        }

        private void leaves(String name) {
            beans.getBean(AssistantPairing.class).leave(choice.dossier, idOf(name), "外出实习", SCHOOL);
            scenario.pairings.runJobs();
        }

        private Long idOf(String name) {
            return choice.all().stream()
                    .filter(one -> one.student().name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .id();
        }

        @Test
        void one_who_leaves_is_replaced_and_the_agreement_signed_anew() {
            var until = choice.assistance().termUntil();
            leaves("陈一诺");

            assertThat(choice.shown("recommendStudents", "assistants")).contains("\"missing\":1");
            choice.recommends("赵六").communityAgrees().lawyerAgrees();
            assertThat(choice.agreement().version()).isEqualTo(2);
            assertThat(choice.text()).contains("罗小满（学号", "赵六（学号").doesNotContain("陈一诺");
            choice.signed();

            assertThat(choice.names(AssistantState.SERVING)).containsExactly("罗小满", "赵六");
            assertThat(choice.names(AssistantState.LEFT)).containsExactly("陈一诺");
            assertThat(choice.assistance().termUntil()).isEqualTo(until);
        }

        @Test
        void nobody_leaves_twice_or_while_a_replacement_is_chosen() {
            leaves("陈一诺");

            isRefused("该学生已不在岗", () -> leaves("陈一诺"));
            isRefused("正在补选助理", () -> leaves("罗小满"));
            assertThat(choice.names(AssistantState.SERVING)).containsExactly("罗小满");
        }

        @Test
        void where_nobody_replaces_him_the_other_goes_on_alone() {
            leaves("陈一诺");
            daysPass(35);

            choice.is(SERVING);
            assertThat(choice.names(AssistantState.SERVING)).containsExactly("罗小满");
            leaves("罗小满");
            daysPass(35);
            choice.endedWithoutAssistants();
        }

        @Test
        void when_their_term_is_over_the_school_recommends_for_the_next() {
            beans.getBean(JdbcClient.class)
                    .sql("update pairing set term_until = term_until + 400 where id = ?")
                    .param(choice.pairing.pairing().id())
                    .update();
            scenario.pairings.itIs(choice.assistance().termUntil().plusDays(1).atTime(9, 0));

            choice.is(CHOOSING).waitsFor(Role.LAW_SCHOOL.at(SCHOOL), "recommendStudents");
            assertThat(choice.names(AssistantState.LEFT)).containsExactly("罗小满", "陈一诺");
            choice.recommends("何七", "吕八")
                    .communityAgrees()
                    .lawyerAgrees()
                    .signed()
                    .is(SERVING);
        }

        @Test
        void the_students_go_when_the_pairing_ends() {
            scenario.pairings.inTransaction(() -> beans.getBean(Term.class).end(choice.pairing.dossier, "律师调离"));

            choice.is(ENDED).hasNoFlow().dossierSays("结案：结对结束");
            assertThat(choice.names(AssistantState.SERVING)).isEmpty();
            assertThat(choice.told(Role.LAW_SCHOOL.at(SCHOOL))).contains("服务随之结束");
            assertThat(choice.told(choice.all().get(0).group())).contains("您不再担任社区律师助理：结对结束");
        }
    }

    @Nested
    @DisplayName("JG-21 律师在选派期间停止服务或者被更换的，由现在服务该社区的律师办理")
    class LawyerChanges {

        AssistantScenario.Choice choice;
        String leaving;
        String cover;

        @BeforeEach
        void recommended() {
            choice = scenario.begun().recommends("罗小满", "陈一诺");
            leaving = choice.lawyer();
            cover = scenario.pairings.lawyer();
        }

        private void isStoodDown(String lawyer, String cover) {
            scenario.pairings.inTransaction(
                    () -> beans.getBean(Staffing.class).standDown(choice.pairing.pairing(), lawyer, cover, "更换律师"));
        }

        @Test
        void who_covers_is_asked_in_the_place_of_who_was() {
            choice.communityAgrees().waitsFor(Role.LAWYER.at(leaving), "agreeByLawyer");
            scenario.pairings.daysPass(2);

            isStoodDown(leaving, cover);

            assertThat(choice.asked("agreeByLawyer")).containsExactly(Role.LAWYER.at(cover));
            choice.waitsFor(
                    Role.LAWYER.at(cover),
                    "agreeByLawyer",
                    scenario.pairings.today().plusDays(7));
            assertThat(choice.shown("agreeByLawyer", "assistants")).contains("\"lawyers\":\"" + nameOf(cover) + "\"");
            assertThat(choice.told(Role.LAWYER.at(cover))).contains(nameOf(leaving) + "不再服务该社区");
            choice.dossierSays("社区律师助理的选派和指导由" + nameOf(cover) + "接手")
                    .lawyerAgrees(cover)
                    .signed()
                    .is(SERVING);
        }

        @Test
        void who_covers_is_asked_where_the_community_had_not_answered_yet() {
            isStoodDown(leaving, cover);

            choice.communityAgrees();

            assertThat(choice.asked("agreeByLawyer")).containsExactly(Role.LAWYER.at(cover));
            assertThat(choice.shown("agreeByLawyer", "assistants")).contains("\"lawyers\":\"" + nameOf(cover) + "\"");
        }

        @Test
        void who_takes_the_place_is_asked_when_the_supplement_takes_effect() {
            choice.communityAgrees();
            var staffing = beans.getBean(Staffing.class);
            var pairing = choice.pairing.pairing();
            scenario.pairings.inTransaction(() -> {
                staffing.propose(
                        pairing,
                        new Staffing.Proposal(
                                pairing.dossierNumber(), leaving, cover, scenario.pairings.today(), "每周三下午", "工作变动"));
                assertThat(staffing.takeEffect(pairing.dossierNumber())).isTrue();
            });

            assertThat(choice.asked("agreeByLawyer")).containsExactly(Role.LAWYER.at(cover));
        }

        @Test
        void where_nobody_follows_the_choice_ends_with_the_pairing() {
            choice.communityAgrees();

            scenario.pairings.inTransaction(() -> beans.getBean(Term.class).end(choice.pairing.dossier, "没有律师可以代管"));

            choice.is(ENDED).hasNoFlow().dossierSays("结案：结对结束");
        }

        private String nameOf(String licence) {
            return beans.getBean(Lawyers.class).findById(licence).orElseThrow().name();
        }
    }

    @Test
    void a_pairing_that_ends_ends_the_choice_and_the_signing() {
        var signing = scenario.begun().chosen().schoolSigns();
        var choosing = scenario.begun();

        Stream.of(signing, choosing)
                .forEach(choice -> scenario.pairings.inTransaction(
                        () -> beans.getBean(Term.class).end(choice.pairing.dossier, "律师调离")));

        Stream.of(signing, choosing).forEach(choice -> choice.is(ENDED).hasNoFlow());
        assertThat(signing.agreement().state()).isEqualTo(AgreementState.REFUSED);
        assertThat(signing.names(AssistantState.DECLINED)).containsExactly("罗小满", "陈一诺");
    }

    @Test
    void the_pairing_is_in_service_before_the_choice_takes_its_first_step() {
        String lawyer = scenario.pairings.lawyer();
        scenario.pairings.serves(lawyer, 1);
        var pairing = beans.getBean(Pairings.class)
                .findById(beans.getBean(PairedLawyers.class)
                        .findByLicenceNumberAndReleasedAtIsNullOrderById(lawyer)
                        .get(0)
                        .pairingId())
                .orElseThrow();

        var choice = scenario.of(scenario.pairings.new Case(pairing.dossierNumber()).is(PairingState.ACTIVE));
        scenario.pairings.new Case(choice.dossier)
                .hasNoTask("recommendStudents")
                .hasNoFlow("assistant-choice");
        scenario.pairings.runJobs();
        choice.waitsFor(Role.LAW_SCHOOL.at(SCHOOL), "recommendStudents");
    }
}
