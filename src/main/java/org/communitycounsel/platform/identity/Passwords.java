package org.communitycounsel.platform.identity;

/** Where passwords are checked: the engine's own table, or a directory outside. */
interface Passwords {

    /** Whether the password is the user's; false for a user nobody knows, after the same work as for a known one. */
    boolean match(String userId, String password);
}
