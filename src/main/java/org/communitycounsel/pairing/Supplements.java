package org.communitycounsel.pairing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The changes of lawyers within pairings. */
interface Supplements extends JpaRepository<Supplement, Long> {

    Optional<Supplement> findByPairingIdAndState(Long pairingId, SupplementState state);

    List<Supplement> findByChangeDossierAndStateOrderById(String changeDossier, SupplementState state);
}
