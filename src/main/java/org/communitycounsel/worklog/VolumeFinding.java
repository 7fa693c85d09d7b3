package org.communitycounsel.worklog;

/**
 * What is wrong with a record of a volume.
 *
 * @param seq its place
 * @param number the record's; null where nothing tells it any more
 * @param text what is wrong, Chinese
 */
public record VolumeFinding(int seq, String number, String text) {

    /** Such as {@code 第3号（330102-RZ-2026-000012）：…}. */
    public String inWords() {
        return "第%d号%s：%s".formatted(seq, number == null ? "" : "（" + number + "）", text);
    }
}
