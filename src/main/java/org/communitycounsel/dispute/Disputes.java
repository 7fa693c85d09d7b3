package org.communitycounsel.dispute;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The disputes, by id. */
public interface Disputes extends JpaRepository<Dispute, Long> {

    Optional<Dispute> findByDossierNumber(String dossierNumber);

    List<Dispute> findByCommunityCodeInAndStateOrderById(Collection<String> communityCodes, DisputeState state);

    /** The dispute of a dossier that is known to be a dispute's. */
    default Dispute of(String dossierNumber) {
        return findByDossierNumber(dossierNumber).orElseThrow();
    }
}
