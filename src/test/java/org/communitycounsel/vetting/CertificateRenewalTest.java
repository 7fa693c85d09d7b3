package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communitycounsel.vetting.VettingScenario.ASSOCIATION;
import static org.communitycounsel.vetting.VettingScenario.FIRM;
import static org.communitycounsel.vetting.VettingScenario.isRefused;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.communitycounsel.directory.Lawyer;
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
@WalksEveryFlowOf("certificate-renewal")
class CertificateRenewalTest {

    VettingScenario scenario;
    Lawyer lawyer;
    VettingScenario.Candidate certificate;
    LocalDate lastDay;

    @BeforeEach
    void a_lawyer_is_on_the_roster(@Autowired ApplicationContext beans) {
        scenario = new VettingScenario(beans);
        lawyer = scenario.lawyer();
        certificate = scenario.recommended(lawyer).isCertified().ofCertificate();
        lastDay = certificate.itself().validUntil();
    }

    @Nested
    @DisplayName("HZ09-4.2a 证书到期前续期，到期未续的移出名册")
    class BeforeExpiry {

        @Test
        void the_firm_is_asked_sixty_days_before_the_last_valid_day() {
            scenario.itIs(lastDay.minusDays(61).atTime(12, 0));
            certificate.hasNoTask("renewCertificate");

            scenario.itIs(lastDay.minusDays(60).atTime(0, 1));

            certificate.waitsFor(Role.LAW_FIRM.at(FIRM), "renewCertificate", lastDay);
        }

        @Test
        void a_certificate_is_valid_to_the_end_of_its_last_day() {
            scenario.itIs(lastDay.atTime(23, 0));
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isTrue();

            scenario.itIs(lastDay.plusDays(1).atTime(0, 1));

            assertThat(certificate.itself().state()).isEqualTo(CertificateState.EXPIRED);
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isFalse();
            certificate.hasNoTask("renewCertificate").firmAndLawyerLearn("移出律师名册");
        }

        @Test
        void an_expired_lawyer_can_be_recommended_again() {
            scenario.itIs(lastDay.plusDays(1).atTime(9, 0));

            scenario.recommended(lawyer).waitsFor(ASSOCIATION, "qualifyLawyer");
        }
    }

    @Nested
    @DisplayName("HZ24-1.1c 续期须有继续教育学时，由市律师协会确认")
    class ContinuingEducation {

        @BeforeEach
        void renewal_is_open() {
            scenario.itIs(lastDay.minusDays(30).atTime(9, 0));
        }

        @Test
        void a_renewed_certificate_has_a_new_term_that_follows_the_old_one() {
            certificate
                    .asksForRenewal(30)
                    .waitsFor(ASSOCIATION, "confirmRenewal")
                    .isRenewed(24);

            assertThat(certificate.itself().validUntil())
                    .isEqualTo(lastDay.plusDays(1).plusYears(3).minusDays(1));
            certificate.firmAndLawyerLearn("已续期");
            scenario.itIs(lastDay.plusDays(1).atTime(9, 0));
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isTrue();
        }

        @Test
        void renewal_begins_again_before_the_end_of_the_new_term() {
            certificate.asksForRenewal(30).isRenewed(24).hasNoTask("renewCertificate");

            var newLastDay = certificate.itself().validUntil();
            scenario.itIs(newLastDay.minusDays(60).atTime(9, 0));

            certificate.waitsFor(Role.LAW_FIRM.at(FIRM), "renewCertificate", newLastDay);
        }

        @Test
        void too_few_hours_are_not_confirmed() {
            certificate.asksForRenewal(24);

            isRefused("续期需24学时", () -> certificate.isRenewed(23));
        }

        @Test
        void a_renewal_that_is_not_confirmed_can_be_asked_for_again_with_the_reason_known() {
            certificate.asksForRenewal(24).isNotRenewed("证明材料不全");

            assertThat(certificate.notices(Role.LAW_FIRM.at(FIRM))).contains("证明材料不全");
            certificate
                    .waitsFor(Role.LAW_FIRM.at(FIRM), "renewCertificate")
                    .asksForRenewal(24)
                    .isRenewed(24);
        }
    }

    @Nested
    @DisplayName("HZ09-4.2a 到期前已申请续期、协会未决定的，证书继续有效，催办并告知市司法局")
    class Undecided {

        @BeforeEach
        void asked_on_the_last_day_and_not_answered() {
            scenario.itIs(lastDay.atTime(17, 0));
            certificate.asksForRenewal(24);
            scenario.itIs(lastDay.plusDays(1).atTime(0, 1));
        }

        @Test
        void the_lawyer_stays_on_the_roster_and_the_association_and_the_citys_bureau_learn_it() {
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isTrue();
            assertThat(scenario.roster().of(Set.of(VettingScenario.DISTRICT)))
                    .extracting(RosterEntry::licenceNumber)
                    .contains(lawyer.licenceNumber());
            certificate.waitsFor(ASSOCIATION, "confirmRenewal").firmAndLawyerLearn("证书继续有效");
            assertThat(certificate.notices(ASSOCIATION)).contains("请市律师协会尽快办理");
            assertThat(certificate.notices(Role.CITY_BUREAU.at("3301"))).contains("市律师协会尚未决定");
        }

        @Test
        void a_renewal_granted_late_follows_the_old_term_without_a_gap() {
            scenario.itIs(lastDay.plusDays(40).atTime(9, 0));

            certificate.isRenewed(24);

            assertThat(certificate.itself().validFrom()).isEqualTo(lastDay.plusDays(1));
        }

        @Test
        void a_late_refusal_leaves_the_firm_ten_working_days_to_ask_again_and_then_the_lawyer_leaves() {
            scenario.itIs(LocalDateTime.of(2029, 4, 16, 9, 0));
            certificate.isNotRenewed("证明材料不全");
            var again = LocalDate.of(2029, 4, 30);

            certificate.waitsFor(Role.LAW_FIRM.at(FIRM), "renewCertificate", again);
            scenario.itIs(again.atTime(23, 0));
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isTrue();
            scenario.itIs(again.plusDays(1).atTime(0, 1));
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isFalse();
            certificate.hasNoTask("renewCertificate").firmAndLawyerLearn("移出律师名册");
        }
    }

    @Nested
    @DisplayName("HZ09-4.2a 律所可随时把本所律师撤出名册")
    class Withdrawal {

        @Test
        void a_lawyer_taken_off_the_roster_cannot_be_chosen_and_both_learn_why() {
            certificate.isTakenOffTheRoster("律师已离职").firmAndLawyerLearn("律师已离职");

            assertThat(certificate.itself().state()).isEqualTo(CertificateState.WITHDRAWN);
            assertThat(scenario.roster().has(lawyer.licenceNumber())).isFalse();
        }

        @Test
        void what_is_off_the_roster_is_not_withdrawn_again() {
            certificate.isTakenOffTheRoster("律师已离职");

            isRefused("已失效", () -> certificate.isTakenOffTheRoster("律师已离职"));
        }
    }
}
