package org.communitycounsel.platform.dossier;

import java.time.Instant;

/**
 * One thing that happened in a case. Entries are only added, never changed; the database refuses it too.
 *
 * @param actorId the account; null where the programme itself acted
 * @param actorName the person's name as it was then
 * @param text what happened, Chinese, lines separated by {@code \n}
 * @param grounds the reason or the clause; may be null
 * @param taskName the task's Chinese name where the entry is a completed task; may be null
 */
public record Entry(
        long seq, Instant at, String actorId, String actorName, String text, String grounds, String taskName) {}
