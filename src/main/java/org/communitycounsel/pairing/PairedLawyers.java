package org.communitycounsel.pairing;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The lawyers of the pairings. */
public interface PairedLawyers extends JpaRepository<PairedLawyer, Long> {

    /** Who is in the pairing now. */
    List<PairedLawyer> findByPairingIdAndReleasedAtIsNullOrderById(Long pairingId);

    /** Who is or was in the pairing. */
    List<PairedLawyer> findByPairingIdOrderById(Long pairingId);

    /** Who is in any of the pairings now. */
    List<PairedLawyer> findByPairingIdInAndReleasedAtIsNullOrderById(Collection<Long> pairingIds);

    /** The pairings a lawyer is in now. */
    List<PairedLawyer> findByLicenceNumberAndReleasedAtIsNullOrderById(String licenceNumber);
}
