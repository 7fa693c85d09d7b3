package org.communitycounsel.pairing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The agreements, a row for each version. */
public interface Agreements extends JpaRepository<Agreement, Long> {

    List<Agreement> findByPairingIdOrderById(Long pairingId);

    Optional<Agreement> findFirstByPairingIdAndStateInOrderByIdDesc(Long pairingId, Collection<AgreementState> states);

    /** Holds the pairing's agreement for the caller alone until the end of the transaction. */
    @Query(value = "select id from pairing where dossier_number = ? for no key update", nativeQuery = true)
    Optional<Long> holdPairing(String dossier);
}
