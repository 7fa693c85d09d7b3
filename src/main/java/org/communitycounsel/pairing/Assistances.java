package org.communitycounsel.pairing;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The assistants' services, one a pairing at most. */
public interface Assistances extends JpaRepository<Assistance, Long> {

    Optional<Assistance> findByDossierNumber(String dossierNumber);

    Optional<Assistance> findByPairingId(Long pairingId);

    /** Holds it for the caller alone until the end of the transaction. */
    @Query(value = "select id from assistance where dossier_number = ? for no key update", nativeQuery = true)
    Optional<Long> hold(String dossier);
}
