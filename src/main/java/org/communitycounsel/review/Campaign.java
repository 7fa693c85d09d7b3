package org.communitycounsel.review;

import java.time.Instant;

/**
 * A district's reviews of one period, and how far they are.
 *
 * @param endedAt null until all are final
 * @param all pairings; each waits, has begun, or was left out
 * @param concluded of those begun, how many are final
 */
public record Campaign(
        long id,
        String dossierNumber,
        String districtCode,
        ReviewPeriod period,
        CampaignState state,
        Instant startedAt,
        Instant endedAt,
        int all,
        int waiting,
        int begun,
        int leftOut,
        int concluded) {

    public boolean running() {
        return state == CampaignState.RUNNING;
    }

    /** Such as 共203个结对：已发起200，不考评3；已生效120. */
    public String progress() {
        return "共%d个结对：已发起%d%s%s；已生效%d"
                .formatted(
                        all,
                        begun,
                        waiting == 0 ? "" : "，待发起" + waiting,
                        leftOut == 0 ? "" : "，不考评" + leftOut,
                        concluded);
    }
}
