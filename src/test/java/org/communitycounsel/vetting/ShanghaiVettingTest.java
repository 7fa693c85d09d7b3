package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.vetting.VettingScenario.ALL_MATERIALS;
import static org.communitycounsel.vetting.VettingScenario.SHANGHAI_STREET;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.communitycounsel.directory.Degree;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The same flow by the tables of Shanghai's pack, which no diagram names. */
@ApplicationTest
@DisplayName("上海市：同一流程，用上海市的表")
class ShanghaiVettingTest {

    private static final String ASSOCIATION = Role.ASSOCIATION.at("3101");

    VettingScenario scenario;

    @BeforeEach
    void begin(@Autowired ApplicationContext beans) {
        scenario = new VettingScenario(beans).inShanghai();
    }

    @Test
    @DisplayName("SH17-2.1a 基层法律服务工作者可以担任，从推荐到证书都由上海市的人办")
    void a_legal_worker_is_certified_by_shanghais_association() {
        var candidate = recommended(LawyerKind.LEGAL_WORKER, 2, "community");
        assertThat(candidate.nomination().findings()).isEmpty();

        candidate
                .waitsFor(ASSOCIATION, "qualifyLawyer")
                .isQualified()
                .waitsFor(Role.JUSTICE_OFFICE.at(SHANGHAI_STREET), "publishParticulars")
                .isPublishedIn(SHANGHAI_STREET);
        scenario.daysPass(8);
        candidate.isNotObjectedIn(SHANGHAI_STREET);
        scenario.runJobs();
        candidate.waitsFor(ASSOCIATION, "recordCourse").passesAllCourses().isIn(NominationState.CERTIFIED);

        assertThat(candidate.certificate().number()).matches("310101-ZS-2026-[0-9]{6}");
        candidate.ofCertificate().firmAndLawyerLearn(candidate.certificate().number());
    }

    @Test
    @DisplayName("SH17-2.1a 志愿者不担任")
    void a_volunteer_is_not_an_adviser() {
        assertThat(recommended(LawyerKind.VOLUNTEER, 6, "community")
                        .nomination()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("志愿者不担任居村（社区）法律顾问（SH17-2.1a）");
    }

    @Test
    @DisplayName("SH17-2.1b 执业两年以上，远程志愿律师也是")
    void two_years_of_practice_for_every_service() {
        assertThat(recommended(LawyerKind.LAWYER, 1, "remoteCentre")
                        .nomination()
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("执业须满两年（SH17-2.1b）");
        assertThat(recommended(LawyerKind.LAWYER, 2, "remoteCentre")
                        .nomination()
                        .findings())
                .as("上城区要求五年")
                .isEmpty();
    }

    /** Over Qingming: seven days end on Thursday, five working days would on Friday. */
    @Test
    @DisplayName("SH17-3.1a 公示七日，五个工作日内汇总意见")
    void publicity_counts_days_and_not_working_days() {
        scenario.itIs(LocalDateTime.of(2026, 4, 2, 10, 0));
        var candidate =
                recommended(LawyerKind.LAWYER, 6, "community").isQualified().isPublishedIn(SHANGHAI_STREET);

        scenario.itIs(LocalDateTime.of(2026, 4, 9, 23, 0));
        candidate.hasNoTask("recordOpinions");
        scenario.itIs(LocalDateTime.of(2026, 4, 10, 0, 1));
        candidate.waitsFor(Role.JUSTICE_OFFICE.at(SHANGHAI_STREET), "recordOpinions", LocalDate.of(2026, 4, 17));
    }

    private VettingScenario.Candidate recommended(LawyerKind kind, int years, String service) {
        return scenario.recommended(
                scenario.lawyer(kind, Degree.BACHELOR, years), service, Set.of(SHANGHAI_STREET), ALL_MATERIALS);
    }
}
