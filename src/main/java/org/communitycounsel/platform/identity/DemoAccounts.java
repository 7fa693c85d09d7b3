package org.communitycounsel.platform.identity;

import java.util.List;

/** The accounts of the demo, one a role, which the sign-in page and the start's last lines show. A bean only in the demo. */
public interface DemoAccounts {

    /**
     * @param id what to type as user name
     * @param name the account's display name, in Chinese
     * @param roleText in what role at what place the account acts, in Chinese
     */
    record Account(String id, String name, String roleText) {}

    /** In the order to show them; empty where this start has loaded no demo. */
    List<Account> accounts();

    /** The one password of all of them. */
    String password();
}
