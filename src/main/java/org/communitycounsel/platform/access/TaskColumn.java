package org.communitycounsel.platform.access;

/**
 * A variable shown beside each task in Tasklist's lists. A module offers one as a Spring bean.
 *
 * @param variable the process variable's name, such as {@code lawyerName}
 * @param label what staff read before its value, such as 律师
 */
public record TaskColumn(String variable, String label) {}
