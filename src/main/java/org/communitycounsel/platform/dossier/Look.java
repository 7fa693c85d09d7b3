package org.communitycounsel.platform.dossier;

import java.time.Instant;

/**
 * Somebody read a sealed dossier, or a part of it.
 *
 * @param what the part, Chinese, such as 案卷页
 */
public record Look(Instant at, String accountId, String accountName, String what) {}
