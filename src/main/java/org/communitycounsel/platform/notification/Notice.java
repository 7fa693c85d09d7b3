package org.communitycounsel.platform.notification;

import java.time.Instant;

/**
 * A notice to the members of a group.
 *
 * @param dossierNumber the case it is about; may be null
 * @param read whether the reader has marked it as read
 */
public record Notice(long id, String dossierNumber, String subject, String text, Instant sentAt, boolean read) {}
