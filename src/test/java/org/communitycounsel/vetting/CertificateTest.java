package org.communitycounsel.vetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HZ09-4.2a 证书")
class CertificateTest {

    private static final LocalDate ISSUED = LocalDate.of(2026, 3, 9);
    private static final CertificateTerms TERMS = new CertificateTerms(36, 60, 24);

    private final Certificate certificate = new Certificate(
            "330102-ZS-2026-000001",
            new Nomination(
                    "330102-LX-2026-000001",
                    "330102",
                    new Recommendation(
                            "F1", "13301202010000001", ServiceKind.COMMUNITY, Set.of(), "专长", "声誉", Set.of()),
                    Instant.EPOCH),
            ISSUED,
            TERMS);

    @Test
    void valid_to_the_eve_of_the_day_three_years_later_and_renewable_sixty_days_before() {
        assertThat(certificate.validUntil()).isEqualTo(LocalDate.of(2029, 3, 8));
        assertThat(certificate.renewableFrom()).isEqualTo(LocalDate.of(2029, 1, 7));
    }

    @Test
    void a_certificate_of_a_leap_day_ends_on_a_day_that_exists() {
        var leap = new Certificate(
                "330102-ZS-2028-000001",
                new Nomination(
                        "330102-LX-2028-000001",
                        "330102",
                        new Recommendation(
                                "F1", "13301202010000001", ServiceKind.COMMUNITY, Set.of(), "专长", "声誉", Set.of()),
                        Instant.EPOCH),
                LocalDate.of(2028, 2, 29),
                new CertificateTerms(12, 60, 24));

        assertThat(leap.validUntil()).isEqualTo(LocalDate.of(2029, 2, 27));
    }

    @Test
    void not_renewable_before_its_time() {
        refuses("自2029年1月7日起", () -> certificate.requestRenewal(24, LocalDate.of(2029, 1, 6)));
    }

    @Test
    void not_renewed_unless_asked_for_nor_with_too_few_hours() {
        refuses("还没有申请续期", () -> certificate.renew(24, TERMS));
        certificate.requestRenewal(24, LocalDate.of(2029, 1, 7));
        refuses("续期需24学时", () -> certificate.renew(23, TERMS));
    }

    @Test
    void the_new_term_follows_the_old_one_whenever_it_is_confirmed() {
        certificate.requestRenewal(24, LocalDate.of(2029, 1, 7));
        certificate.renew(24, TERMS);

        assertThat(certificate.validFrom()).isEqualTo(LocalDate.of(2029, 3, 9));
        assertThat(certificate.validUntil()).isEqualTo(LocalDate.of(2032, 3, 8));
    }

    @Test
    void not_renewable_after_its_last_day() {
        refuses("已于2029年3月8日到期", () -> certificate.requestRenewal(24, LocalDate.of(2029, 3, 9)));
    }

    @Test
    void valid_as_long_as_a_renewal_is_undecided() {
        certificate.requestRenewal(24, LocalDate.of(2029, 3, 8));

        assertThat(certificate.validOn(LocalDate.of(2029, 6, 1))).isTrue();
        refuses("尚未到期", () -> certificate.expire(LocalDate.of(2029, 6, 1)));
    }

    @Test
    void a_late_refusal_moves_the_last_day_once_in_a_term() {
        certificate.requestRenewal(24, LocalDate.of(2029, 3, 8));
        certificate.refuseRenewal("证明材料不全", LocalDate.of(2029, 3, 30));
        assertThat(certificate.lastDay()).isEqualTo(LocalDate.of(2029, 3, 30));
        assertThat(certificate.validUntil()).isEqualTo(LocalDate.of(2029, 3, 8));

        certificate.requestRenewal(24, LocalDate.of(2029, 3, 30));
        certificate.refuseRenewal("证明材料仍不全", LocalDate.of(2029, 5, 30));
        assertThat(certificate.lastDay()).isEqualTo(LocalDate.of(2029, 3, 30));
        assertThat(certificate.validOn(LocalDate.of(2029, 3, 31))).isFalse();
    }

    @Test
    void an_early_refusal_leaves_the_last_day_and_a_new_term_knows_no_extension() {
        certificate.requestRenewal(24, LocalDate.of(2029, 1, 7));
        certificate.refuseRenewal("证明材料不全", LocalDate.of(2029, 1, 21));
        assertThat(certificate.lastDay()).isEqualTo(LocalDate.of(2029, 3, 8));

        certificate.requestRenewal(24, LocalDate.of(2029, 3, 8));
        certificate.refuseRenewal("证明材料不全", LocalDate.of(2029, 3, 30));
        certificate.requestRenewal(24, LocalDate.of(2029, 3, 30));
        certificate.renew(24, TERMS);
        assertThat(certificate.validFrom()).isEqualTo(LocalDate.of(2029, 3, 9));
        assertThat(certificate.lastDay()).isEqualTo(LocalDate.of(2032, 3, 8));
    }

    @Test
    void does_not_expire_on_its_last_day() {
        refuses("尚未到期", () -> certificate.expire(LocalDate.of(2029, 3, 8)));

        certificate.expire(LocalDate.of(2029, 3, 9));
        assertThat(certificate.state()).isEqualTo(CertificateState.EXPIRED);
    }

    @Test
    void what_is_over_is_neither_renewed_nor_withdrawn() {
        certificate.withdraw("律师已离职");

        refuses("已撤回", () -> certificate.requestRenewal(24, LocalDate.of(2029, 1, 7)));
        refuses("已撤回", () -> certificate.withdraw("再次"));
        refuses("已撤回", () -> certificate.expire(LocalDate.of(2029, 3, 9)));
    }

    private static void refuses(String message, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }
}
