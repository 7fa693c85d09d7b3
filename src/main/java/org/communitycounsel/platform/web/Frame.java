package org.communitycounsel.platform.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.RequestScope;

/** What the layout shows around every page; templates reach it as {@code @frame}. */
@Component("frame")
@RequestScope
public class Frame {

    private final ObjectProvider<HomeLink> links;
    private final ObjectProvider<MovedTime> time;
    private final CurrentUser user;

    /** One request asks for a link's number once, though bar and card both show it. */
    private final Map<HomeLink, Long> counts = new HashMap<>();

    Frame(ObjectProvider<HomeLink> links, ObjectProvider<MovedTime> time, CurrentUser user) {
        this.links = links;
        this.time = time;
        this.user = user;
    }

    /** Whether somebody is signed in; the layout shows no navigation otherwise. */
    public boolean isSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && !(authentication instanceof AnonymousAuthenticationToken);
    }

    public String userName() {
        return user.displayName();
    }

    /** The user's roles by their Chinese names, such as 司法所. */
    public String roles() {
        var roles = user.groups().stream()
                .map(Role::ofGroup)
                .flatMap(Optional::stream)
                .map(Role::chinese)
                .distinct();
        return Stream.concat(user.isAdministrator() ? Stream.of("系统管理员") : Stream.<String>empty(), roles)
                .collect(Collectors.joining("、"));
    }

    /** What time it is, in Chinese, where the demo's time was moved; else null. */
    public String movedTime() {
        return time.stream()
                .filter(moved -> !moved.ahead().isZero())
                .map(MovedTime::inWords)
                .findFirst()
                .orElse(null);
    }

    public List<HomeLink> navigation() {
        return links.orderedStream()
                .filter(HomeLink::inNavigation)
                .filter(link -> link.isFor(user))
                .toList();
    }

    /** The number beside a link, such as of unread notices; 0 shows none. */
    public long count(HomeLink link) {
        return counts.computeIfAbsent(link, counted -> counted.count(user));
    }
}
