package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitycounsel.vetting.Finding.Kind.FAILED;
import static org.communitycounsel.vetting.Finding.Kind.MISSING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NominationTest {

    private static final Instant NOW = Instant.parse("2026-03-09T01:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 9);
    private static final String STREET = "330102001";
    private static final Finding MISSING_COPY = new Finding("licenceCopy", "缺执业证复印件", "HZ09-4.2a", MISSING);
    private static final Finding TOO_SHORT = new Finding("yearsOfPractice", "执业须满两年", "SH17-2.1b", FAILED);

    private final Nomination nomination = new Nomination(
            "330102-LX-2026-000001",
            "330102",
            new Recommendation("F1", "13301202010000001", ServiceKind.COMMUNITY, Set.of(STREET), "专长", "声誉", Set.of()),
            NOW);

    private Nomination publicized() {
        nomination.checked(List.of());
        nomination.qualify();
        return nomination;
    }

    private Nomination training(Course... courses) {
        publicized().published(STREET, "公告栏", TODAY);
        nomination.heard(STREET, "欢迎", null);
        nomination.prescribe(List.of(courses));
        return nomination;
    }

    private static Course course(int retakes) {
        return new Course("online", "网络培训", "HZ24-1.1c", 12, retakes);
    }

    private static void refuses(String message, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }

    @Nested
    @DisplayName("HZ09-4.2a 资格认定")
    class Qualification {

        @Test
        void a_missing_material_sends_it_back_and_a_failed_condition_does_not() {
            nomination.checked(List.of(TOO_SHORT));
            assertThat(nomination.state()).isEqualTo(NominationState.NOMINATED);

            nomination.checked(List.of(TOO_SHORT, MISSING_COPY));
            assertThat(nomination.state()).isEqualTo(NominationState.RETURNED);
        }

        @Test
        void never_against_a_failed_condition() {
            nomination.checked(List.of(TOO_SHORT));

            refuses("执业须满两年（SH17-2.1b）", nomination::qualify);
            assertThat(nomination.state()).isEqualTo(NominationState.NOMINATED);
        }

        @Test
        void a_refusal_needs_reasons() {
            nomination.checked(List.of());

            refuses("请写明理由", () -> nomination.refuseQualification(" ", NOW));
        }

        @Test
        void what_is_handed_in_replaces_what_was_handed_in_before() {
            nomination.checked(List.of(MISSING_COPY));
            nomination.supplement(Set.of("licenceCopy"));

            assertThat(nomination.materials()).containsExactly("licenceCopy");
            assertThat(nomination.state()).isEqualTo(NominationState.NOMINATED);
        }
    }

    @Nested
    @DisplayName("SH17-3.1a 公示")
    class PublicityInStreets {

        @Test
        void only_in_the_streets_concerned() {
            publicized();

            refuses("与本次推荐无关", () -> nomination.published("330102003", "公告栏", TODAY));
        }

        @Test
        void opinions_only_after_publication() {
            publicized();

            refuses("还没有在本街道公示", () -> nomination.heard(STREET, "欢迎", null));
        }

        @Test
        void no_training_before_every_street_has_answered() {
            publicized().published(STREET, "公告栏", TODAY);

            refuses("还有街道没有汇总公示意见", () -> nomination.prescribe(List.of(course(1))));
        }

        @Test
        void no_decision_on_objections_nobody_raised() {
            publicized().published(STREET, "公告栏", TODAY);
            nomination.heard(STREET, "欢迎", null);

            refuses("没有异议", nomination::dismissObjections);
            refuses("没有异议", () -> nomination.upholdObjections("属实", NOW));
        }
    }

    @Nested
    @DisplayName("HZ24-1.1c 培训")
    class Training {

        @Test
        void no_certificate_before_every_course_is_passed() {
            training(course(1));

            refuses("还有培训课程没有合格", () -> nomination.certify(NOW));

            nomination.passCourse("online", TODAY, 12);
            nomination.certify(NOW);
            assertThat(nomination.state()).isEqualTo(NominationState.CERTIFIED);
        }

        @Test
        void a_course_is_retaken_as_often_as_allowed_and_no_more() {
            training(course(2));

            nomination.failCourse("online", TODAY, 3, "缺课", NOW);
            nomination.failCourse("online", TODAY, 3, "缺课", NOW);
            assertThat(nomination.state()).isEqualTo(NominationState.TRAINING);
            nomination.failCourse("online", TODAY, 3, "缺课", NOW);

            assertThat(nomination.state()).isEqualTo(NominationState.REFUSED);
            assertThat(nomination.reasons()).contains("第3次仍不合格").contains("缺课");
            assertThat(nomination.course("online").attempts()).hasSize(3);
        }

        @Test
        void a_passed_course_is_not_recorded_again() {
            training(course(1)).passCourse("online", TODAY, 12);

            refuses("已合格", () -> nomination.passCourse("online", TODAY, 12));
        }

        @Test
        void an_empty_table_of_courses_certifies_nobody() {
            publicized().published(STREET, "公告栏", TODAY);
            nomination.heard(STREET, "欢迎", null);

            refuses("没有列出任何课程", () -> nomination.prescribe(List.of()));
        }
    }

    @Nested
    @DisplayName("一旦结束，什么也不能再做")
    class Ended {

        static Stream<Consumer<Nomination>> acts() {
            return Stream.of(
                    n -> n.checked(List.of()),
                    n -> n.supplement(Set.of()),
                    n -> n.lapse(NOW),
                    Nomination::qualify,
                    n -> n.refuseQualification("理由", NOW),
                    n -> n.published(STREET, "公告栏", TODAY),
                    n -> n.heard(STREET, "欢迎", null),
                    n -> n.upholdObjections("理由", NOW),
                    Nomination::dismissObjections,
                    n -> n.prescribe(List.of(course(1))),
                    n -> n.passCourse("online", TODAY, 12),
                    n -> n.failCourse("online", TODAY, 1, "理由", NOW),
                    n -> n.certify(NOW),
                    n -> n.withdraw("理由", NOW));
        }

        @ParameterizedTest
        @MethodSource("acts")
        void no_act_is_left(Consumer<Nomination> act) {
            nomination.withdraw("律师已离职", NOW);

            assertThatThrownBy(() -> act.accept(nomination)).isInstanceOf(Refusal.class);
            assertThat(nomination.state()).isEqualTo(NominationState.WITHDRAWN);
            assertThat(nomination.reasons()).isEqualTo("律师已离职");
        }
    }
}
