package org.communitycounsel.directory.imports;

import java.time.Instant;
import java.util.List;

/**
 * One import, as its page and the history show it.
 *
 * @param listing null until it is recognised
 * @param lineCount lines of the list; 0 until all are read
 * @param message what the person should know, in Chinese; or null
 * @param counts empty where nothing came of it
 */
public record ImportRecord(
        long id,
        String fileName,
        long fileSize,
        Listing listing,
        String account,
        ImportState state,
        Instant startedAt,
        Instant endedAt,
        long lineCount,
        long linesRead,
        long problemCount,
        String message,
        List<Count> counts) {

    /** How much of the list is read, in percent; 0 while its length is unknown. */
    public long percent() {
        return lineCount == 0 ? 0 : Math.min(100, linesRead * 100 / lineCount);
    }
}
