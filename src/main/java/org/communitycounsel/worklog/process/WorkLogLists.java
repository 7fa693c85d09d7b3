package org.communitycounsel.worklog.process;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogState;
import org.communitycounsel.worklog.LogWords;
import org.communitycounsel.worklog.OwnCommunities;
import org.communitycounsel.worklog.ServiceKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of work logs offer to choose from. */
@Configuration(proxyBeanMethods = false)
class WorkLogLists {

    /** Older ones are found on the page of logs. */
    private static final int NEWEST = 50;

    private record Offer(String valuesKey, Supplier<Stream<FormChoices.Choice>> offered) implements FormChoices {

        @Override
        public List<Choice> choices() {
            return offered.get().toList();
        }
    }

    /** Those the lawyer has served in the last month. */
    @Bean
    FormChoices communitiesServed(CurrentUser user, OwnCommunities own) {
        return new Offer(
                "communitiesServed",
                () -> own.of(user).stream().map(place -> new FormChoices.Choice(place.name(), place.code())));
    }

    @Bean
    FormChoices kindsOfService() {
        return new Offer(
                "kindsOfService",
                () -> Stream.of(ServiceKind.values()).map(kind -> new FormChoices.Choice(kind.chinese(), kind.id())));
    }

    /** The lawyer's own. */
    @Bean
    FormChoices signedLogsOfLawyer(CurrentUser user, LogEntries entries, LogWords words) {
        return new Offer(
                "signedLogs",
                () -> user.places(Role.LAWYER).stream()
                        .flatMap(licence ->
                                entries
                                        .findByLicenceNumberAndStateOrderByOccurredFromDesc(licence, LogState.SIGNED)
                                        .stream())
                        .limit(NEWEST)
                        .map(entry -> new FormChoices.Choice(
                                "%s %s %s %s"
                                        .formatted(
                                                entry.number(),
                                                words.community(entry.communityCode()),
                                                LogWords.time(entry),
                                                entry.kind().chinese()),
                                entry.number())));
    }
}
