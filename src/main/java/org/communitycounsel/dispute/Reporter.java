package org.communitycounsel.dispute;

/**
 * Who reports a dispute.
 *
 * @param account the account's id
 * @param name as pages show it
 * @param group the role at the place in which the person reports, such as {@code community.330102001057}
 */
public record Reporter(String account, String name, String group) {}
