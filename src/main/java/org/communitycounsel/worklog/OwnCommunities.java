package org.communitycounsel.worklog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.DutyRoster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a lawyer serves, or has served a short while ago: the last visit is often recorded after the service has ended. */
@Component
public class OwnCommunities {

    private static final int DAYS_BACK = 31;

    private final DutyRoster roster;
    private final Communities communities;
    private final Clock clock;

    OwnCommunities(DutyRoster roster, Communities communities, Clock clock) {
        this.roster = roster;
        this.communities = communities;
        this.clock = clock;
    }

    /** @param code twelve digits */
    public record Place(String code, String name) {}

    /** By where the lawyer has come last. Empty for who is no lawyer. */
    @Transactional(readOnly = true)
    public List<Place> of(CurrentUser user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Districts.DEFAULT_ZONE);
        return user.places(Role.LAWYER).stream()
                .flatMap(licence -> roster.of(licence, today.minusDays(DAYS_BACK), today).stream())
                .map(DutyRoster.Service::communityCode)
                .distinct()
                .flatMap(code -> communities.findById(code).stream())
                .map(community -> new Place(community.code(), community.name()))
                .toList();
    }
}
