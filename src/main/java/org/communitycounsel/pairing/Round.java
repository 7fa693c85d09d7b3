package org.communitycounsel.pairing;

import java.time.Instant;

/**
 * A round of pairing: the search for all communities of a district, or of some of its streets, that have no lawyer.
 *
 * @param note why, in the words of who started it; may be null
 * @param endedAt null while it runs
 * @param all communities in it
 * @param waiting not begun yet
 * @param begun whose search has begun
 * @param skipped that could not begin, such as where a search was under way by then
 * @param failed whose search could not be begun for a fault, tried several times
 */
public record Round(
        long id,
        String dossierNumber,
        String districtCode,
        PairingForm form,
        String note,
        RoundState state,
        Instant startedAt,
        Instant endedAt,
        int all,
        int waiting,
        int begun,
        int skipped,
        int failed) {

    public boolean running() {
        return state == RoundState.RUNNING;
    }

    /** Chinese, such as {@code 共1526个社区：已发起1200，待发起324，跳过2}. */
    public String progress() {
        return "共%d个社区：已发起%d".formatted(all, begun) + part("待发起", waiting) + part("跳过", skipped) + part("未能发起", failed);
    }

    private static String part(String name, int count) {
        return count == 0 ? "" : "，" + name + count;
    }
}
