package org.communitycounsel.platform.web;

import java.util.List;

/** Accounts the sign-in page offers with their passwords: a bean of the demo, and of nothing else. */
public interface OfferedAccounts {

    List<Offer> accounts();

    /** @param description who this is and what can be tried, in Chinese, such as 司法所（清波街道） */
    record Offer(String id, String password, String description) {}
}
