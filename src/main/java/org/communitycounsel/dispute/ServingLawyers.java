package org.communitycounsel.dispute;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.directory.Community;
import org.communitycounsel.pairing.PairedLawyer;
import org.communitycounsel.pairing.PairedLawyers;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.springframework.stereotype.Component;

/** Which lawyer serves which community now. */
@Component
public class ServingLawyers {

    private final Pairings pairings;
    private final PairedLawyers pairedLawyers;
    private final Communities communities;

    ServingLawyers(Pairings pairings, PairedLawyers pairedLawyers, Communities communities) {
        this.pairings = pairings;
        this.pairedLawyers = pairedLawyers;
        this.communities = communities;
    }

    /** Licence numbers of those who serve the community. */
    public List<String> of(String community) {
        return in(pairings.findByCommunityCodeAndStateInOrderById(community, Set.of(PairingState.ACTIVE)));
    }

    /** Licence numbers of those who serve a community of the street. */
    public List<String> ofStreet(String street) {
        return communities.findByStreetCodeOrderByCode(street).stream()
                .map(Community::code)
                .flatMap(community -> of(community).stream())
                .distinct()
                .toList();
    }

    private List<String> in(Collection<Pairing> active) {
        return pairedLawyers
                .findByPairingIdInAndReleasedAtIsNullOrderById(
                        active.stream().map(Pairing::id).toList())
                .stream()
                .map(PairedLawyer::licenceNumber)
                .distinct()
                .toList();
    }

    /** Codes of the communities the lawyer serves. */
    public List<String> communitiesOf(String licence) {
        return pairedLawyers.findByLicenceNumberAndReleasedAtIsNullOrderById(licence).stream()
                .map(paired -> pairings.findById(paired.pairingId()).orElseThrow())
                .filter(pairing -> pairing.state() == PairingState.ACTIVE)
                .map(Pairing::communityCode)
                .distinct()
                .toList();
    }
}
