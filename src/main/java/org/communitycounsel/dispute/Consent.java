package org.communitycounsel.dispute;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A side's consent to mediation. JG-14.
 *
 * @param withdrawnAt null while it stands
 * @param withdrawnBy the account that recorded the withdrawal; null while it stands
 * @param withdrawalNote confidential; may be null
 */
@Embeddable
public record Consent(
        Side side,
        LocalDate consentedOn,
        ConsentManner manner,
        Instant withdrawnAt,
        String withdrawnBy,
        String withdrawalNote) {

    public static Consent of(Side side, LocalDate on, ConsentManner manner) {
        return new Consent(side, on, manner, null, null, null);
    }

    Consent withdrawn(Instant now, String account, String note) {
        return new Consent(side, consentedOn, manner, now, account, note);
    }

    public boolean stands() {
        return withdrawnAt == null;
    }
}
