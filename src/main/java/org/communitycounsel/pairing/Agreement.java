package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AgreementState.FILED;
import static org.communitycounsel.pairing.AgreementState.SIGNED;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.communitycounsel.platform.calendar.ChineseDates;

/** The service agreement between a community and a firm, in one version. HZ09-4.2b, HZ09-4.2c, SH17-3.1c. */
@Entity
@DiscriminatorValue("service")
public class Agreement extends AgreementVersion {

    private Purpose purpose;

    @Embedded
    private Clauses clauses;

    private LocalDate termFrom;
    private LocalDate termUntil;
    private Instant filedAt;

    protected Agreement() {}

    /**
     * @param document id of the file in the pairing's dossier
     * @param sha256 of that file
     */
    Agreement(
            Long pairingId,
            Purpose purpose,
            String number,
            int version,
            Long document,
            String sha256,
            Clauses clauses,
            Instant now) {
        super(pairingId, number, version, document, sha256, now);
        this.purpose = purpose;
        this.clauses = clauses;
    }

    @Override
    List<Party> parties() {
        return List.of(Party.FIRM, Party.COMMUNITY);
    }

    @Override
    String grounds() {
        return "HZ09-4.2b、SH17-3.1c";
    }

    /**
     * The justice office files it.
     *
     * @param day the first of the term, for a first agreement
     * @param lastDay of the agreement that holds, whose term a supplement shares; else null
     */
    void filed(LocalDate day, LocalDate lastDay, Instant now) {
        becomes(FILED, "归档", SIGNED);
        termFrom = clauses.renewsFrom() == null ? day : clauses.renewsFrom();
        termUntil = purpose == Purpose.SUPPLEMENT
                ? lastDay
                : termFrom.plusMonths(clauses.termMonths()).minusDays(1);
        filedAt = now;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Clauses clauses() {
        return clauses;
    }

    /** The term as the agreement states it. */
    public String term() {
        return purpose == Purpose.SUPPLEMENT
                ? "自%s起，至主协议期满".formatted(ChineseDates.full(clauses.renewsFrom()))
                : clauses.term();
    }

    /** First day of the term; null until it is filed. */
    public LocalDate termFrom() {
        return termFrom;
    }

    /** Last day of the term; null until it is filed. */
    public LocalDate termUntil() {
        return termUntil;
    }

    public Instant filedAt() {
        return filedAt;
    }
}
