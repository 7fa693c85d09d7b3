/**
 * Who sees what, and who may do what.
 *
 * <p>A task is visible to its candidate groups, its candidate users and its assignee; to nobody else of the staff. No row is
 * written for a task: lists and counts are narrowed in the engine's own SQL ({@link
 * org.communitycounsel.platform.access.Narrowing}), so that they cost what the reader's own tasks cost, and whatever names a
 * task by its id is checked against the task itself ({@link org.communitycounsel.platform.access.ActionChecks}). Whoever holds
 * a grant to read every task (administrators, supervisors) is not narrowed. Tenants are checked by the engine, always. All
 * else is what {@link org.communitycounsel.platform.access.RoleGrants} gives a role; what it does not give is refused.
 */
package org.communitycounsel.platform.access;
