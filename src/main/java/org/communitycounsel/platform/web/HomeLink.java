package org.communitycounsel.platform.web;

import org.communitycounsel.platform.identity.CurrentUser;

/** A link of the home page. Each module contributes its own as beans; {@code @Order} says where it stands. */
public interface HomeLink {

    /** What the page is called, in Chinese, such as 案卷. */
    String title();

    /** One line on what can be done there, in Chinese. */
    String description();

    /** Path within the application, such as {@code /notices}. */
    String path();

    /** Whether this user gets the link. The page behind it checks for itself. */
    default boolean isFor(CurrentUser user) {
        return true;
    }

    /** Whether the link also stands in the navigation of every page. */
    default boolean inNavigation() {
        return false;
    }

    /** A number shown beside the link where it is greater than zero, such as unread notices. */
    default long count(CurrentUser user) {
        return 0;
    }

    static HomeLink of(String title, String description, String path) {
        return of(title, description, path, user -> true);
    }

    static HomeLink of(
            String title, String description, String path, java.util.function.Predicate<CurrentUser> audience) {
        return new FixedHomeLink(title, description, path, audience);
    }
}
