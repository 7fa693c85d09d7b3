package org.communitycounsel.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The replacements of lawyers, by id. */
public interface Replacements extends JpaRepository<Replacement, Long> {

    Optional<Replacement> findByDossierNumber(String dossierNumber);

    Optional<Replacement> findByPairingIdAndLicenceNumberAndStateIn(
            Long pairingId, String licenceNumber, Collection<ReplacementState> states);

    List<Replacement> findByPairingIdAndStateInOrderById(Long pairingId, Collection<ReplacementState> states);

    List<Replacement> findByCommunityCodeAndStateInOrderById(String communityCode, Collection<ReplacementState> states);

    List<Replacement> findByCoverAndStateInOrderById(String cover, Collection<ReplacementState> states);

    List<Replacement> findByCommunityCodeAndBarredTrue(String communityCode);

    /** The replacement of a dossier that is known to be a replacement's. */
    default Replacement of(String dossierNumber) {
        return findByDossierNumber(dossierNumber)
                .orElseThrow(() -> new IllegalArgumentException("no replacement " + dossierNumber));
    }
}
