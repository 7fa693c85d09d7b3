package org.communitycounsel.dispute.process;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.communitycounsel.dispute.Dispute;
import org.communitycounsel.dispute.DisputeKind;
import org.communitycounsel.dispute.DisputeState;
import org.communitycounsel.dispute.Disputes;
import org.communitycounsel.dispute.PlaceNames;
import org.communitycounsel.dispute.ServingLawyers;
import org.communitycounsel.platform.engine.FormChoices;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms of disputes offer to choose from. */
@Configuration(proxyBeanMethods = false)
class DisputeLists {

    private record Offer(String valuesKey, Supplier<List<FormChoices.Choice>> offered) implements FormChoices {

        @Override
        public List<Choice> choices() {
            return offered.get();
        }
    }

    @Bean
    FormChoices disputeKinds() {
        return new Offer(
                "disputeKinds",
                () -> Arrays.stream(DisputeKind.values())
                        .map(kind -> new FormChoices.Choice(kind.chinese(), kind.id()))
                        .toList());
    }

    /** Its own for a community, those it serves for a lawyer. */
    @Bean
    FormChoices communitiesOfReporter(CurrentUser user, ServingLawyers serving, PlaceNames places) {
        return new Offer(
                "communitiesOfReporter",
                () -> communities(user, serving)
                        .map(code -> new FormChoices.Choice(
                                places.community(code) + "（" + places.street(code.substring(0, 9)) + "）", code))
                        .toList());
    }

    /** Open disputes of those communities, by number and kind; no names. */
    @Bean
    FormChoices openDisputes(CurrentUser user, ServingLawyers serving, PlaceNames places, Disputes disputes) {
        return new Offer(
                "openDisputes",
                () ->
                        disputes
                                .findByCommunityCodeInAndStateOrderById(
                                        communities(user, serving).toList(), DisputeState.OPEN)
                                .stream()
                                .map(dispute -> new FormChoices.Choice(label(dispute, places), dispute.dossierNumber()))
                                .toList());
    }

    private static String label(Dispute dispute, PlaceNames places) {
        return "%s %s%s"
                .formatted(
                        dispute.dossierNumber(),
                        places.community(dispute.communityCode()),
                        dispute.kind().chinese());
    }

    private static Stream<String> communities(CurrentUser user, ServingLawyers serving) {
        return Stream.concat(
                        user.places(Role.COMMUNITY).stream(),
                        user.places(Role.LAWYER).stream().flatMap(licence -> serving.communitiesOf(licence).stream()))
                .distinct();
    }

    /** Those who serve in the justice office's street. */
    @Bean
    FormChoices lawyersOfStreet(CurrentUser user, ServingLawyers serving, PlaceNames places) {
        return new Offer(
                "lawyersOfStreet",
                () -> lawyers(
                        user.places(Role.JUSTICE_OFFICE).stream().flatMap(street -> serving.ofStreet(street).stream()),
                        places));
    }

    /** Those who serve the mediation committee's community, or in the justice office's street. */
    @Bean
    FormChoices lawyersToMediate(CurrentUser user, ServingLawyers serving, PlaceNames places) {
        return new Offer(
                "lawyersToMediate",
                () -> lawyers(
                        Stream.concat(
                                user.places(Role.MEDIATION_COMMITTEE).stream()
                                        .flatMap(place -> serving.of(place).stream()),
                                user.places(Role.JUSTICE_OFFICE).stream()
                                        .flatMap(street -> serving.ofStreet(street).stream())),
                        places));
    }

    private static List<FormChoices.Choice> lawyers(Stream<String> licences, PlaceNames places) {
        return licences.distinct()
                .map(licence -> new FormChoices.Choice(places.lawyer(licence), licence))
                .toList();
    }
}
