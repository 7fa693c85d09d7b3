package org.communitycounsel.vetting;

import static org.communitycounsel.vetting.CertificateState.EXPIRED;
import static org.communitycounsel.vetting.CertificateState.VALID;
import static org.communitycounsel.vetting.CertificateState.WITHDRAWN;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;

/** What puts a lawyer on the roster, for as long as it is valid. Its number is also that of its dossier. HZ09-4.2a. */
@Entity
@Table(name = "certificate")
public class Certificate {

    @Id
    private String number;

    private String nomination;
    private String districtCode;
    private String firmCode;
    private String licenceNumber;
    private ServiceKind serviceKind;
    private LocalDate issuedOn;
    private LocalDate validFrom;
    private LocalDate validUntil;
    private LocalDate renewableFrom;
    private int educationHours;
    private Integer requestedHours;
    private LocalDate extendedUntil;
    private CertificateState state;
    private String reasons;

    @Version
    private int version;

    protected Certificate() {}

    /** @param number the dossier's, such as {@code 330102-ZS-2026-000001} */
    Certificate(String number, Nomination nomination, LocalDate issuedOn, CertificateTerms terms) {
        this.number = number;
        this.nomination = nomination.dossierNumber();
        this.districtCode = nomination.districtCode();
        this.firmCode = nomination.firmCode();
        this.licenceNumber = nomination.licenceNumber();
        this.serviceKind = nomination.serviceKind();
        this.issuedOn = issuedOn;
        this.state = VALID;
        validFrom(issuedOn, terms);
    }

    /** The last valid day is the eve of the day so many months later. */
    private void validFrom(LocalDate day, CertificateTerms terms) {
        validFrom = day;
        validUntil = day.plusMonths(terms.validMonths()).minusDays(1);
        renewableFrom = validUntil.minusDays(terms.renewalDays());
        educationHours = terms.educationHours();
        extendedUntil = null;
    }

    /** The firm asks for renewal, stating its lawyer's hours of continuing education. */
    void requestRenewal(int hours, LocalDate today) {
        valid();
        if (today.isBefore(renewableFrom)) {
            throw new Refusal("证书自%s起才可申请续期。".formatted(ChineseDates.full(renewableFrom)));
        }
        if (today.isAfter(lastDay())) {
            throw new Refusal("证书已于%s到期，不能再申请续期。请重新推荐该律师。".formatted(ChineseDates.full(lastDay())));
        }
        requestedHours = hours;
    }

    /** The association confirms; the new term follows the old one without a gap. HZ24-1.1c. */
    void renew(int confirmedHours, CertificateTerms terms) {
        requested();
        if (confirmedHours < educationHours) {
            throw new Refusal("核实的继续教育学时为%d，续期需%d学时，不能准予续期。请选择“不准予”并写明理由。".formatted(confirmedHours, educationHours));
        }
        requestedHours = null;
        reasons = null;
        validFrom(validUntil.plusDays(1), terms);
    }

    /**
     * The association does not confirm; the firm may ask again until the last day, which one late refusal in a term
     * moves: the lawyer must not lose the certificate because the answer came late.
     *
     * @param retryUntil to when the firm has at least to ask again
     */
    void refuseRenewal(String why, LocalDate retryUntil) {
        requested();
        if (why == null || why.isBlank()) {
            throw new Refusal("结论为“不准予”的，请写明理由。");
        }
        requestedHours = null;
        reasons = why.strip();
        if (extendedUntil == null && retryUntil.isAfter(validUntil)) {
            extendedUntil = retryUntil;
        }
    }

    void expire(LocalDate today) {
        valid();
        if (validOn(today)) {
            throw new Refusal("证书有效期至%s，尚未到期。".formatted(ChineseDates.full(lastDay())));
        }
        state = EXPIRED;
    }

    void withdraw(String why) {
        valid();
        if (why == null || why.isBlank()) {
            throw new Refusal("请写明撤回的理由。");
        }
        state = WITHDRAWN;
        reasons = why.strip();
    }

    private void valid() {
        if (state != VALID) {
            throw new Refusal("该证书%s。请重新推荐该律师。".formatted(state.chinese()));
        }
    }

    private void requested() {
        valid();
        if (requestedHours == null) {
            throw new Refusal("律所还没有申请续期。请刷新任务列表。");
        }
    }

    public String number() {
        return number;
    }

    /** The dossier number of the nomination it came from. */
    public String nomination() {
        return nomination;
    }

    public String districtCode() {
        return districtCode;
    }

    public String firmCode() {
        return firmCode;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    public ServiceKind serviceKind() {
        return serviceKind;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    /** First day of the present term. */
    public LocalDate validFrom() {
        return validFrom;
    }

    /** Last day of the present term. */
    public LocalDate validUntil() {
        return validUntil;
    }

    /** Last day on which renewal may be asked for: that of the term, or later where it was refused late. */
    public LocalDate lastDay() {
        return extendedUntil == null ? validUntil : extendedUntil;
    }

    /** Whether it keeps its holder on the roster that day: to its last day, and as long as a renewal is undecided. */
    public boolean validOn(LocalDate day) {
        return state == VALID && (renewalRequested() || !day.isAfter(lastDay()));
    }

    /** Whether the firm waits for the association's decision on a renewal. */
    public boolean renewalRequested() {
        return requestedHours != null;
    }

    /** First day on which renewal may be asked for. */
    public LocalDate renewableFrom() {
        return renewableFrom;
    }

    /** Hours of continuing education the next renewal asks for. */
    public int educationHours() {
        return educationHours;
    }

    public CertificateState state() {
        return state;
    }

    /** Why it was withdrawn, or the last renewal not confirmed; null otherwise. */
    public String reasons() {
        return reasons;
    }
}
