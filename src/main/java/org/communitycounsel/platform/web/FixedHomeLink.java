package org.communitycounsel.platform.web;

import java.util.function.Predicate;
import org.communitycounsel.platform.identity.CurrentUser;

record FixedHomeLink(String title, String description, String path, Predicate<CurrentUser> audience)
        implements HomeLink {

    @Override
    public boolean isFor(CurrentUser user) {
        return audience.test(user);
    }
}
