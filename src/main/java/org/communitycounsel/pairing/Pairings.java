package org.communitycounsel.pairing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The pairings, by id. */
public interface Pairings extends JpaRepository<Pairing, Long> {

    Optional<Pairing> findByDossierNumber(String dossierNumber);

    /** Those that follow it. */
    List<Pairing> findByPredecessor(Long predecessor);

    boolean existsByCommunityCodeAndStateIn(String communityCode, Collection<PairingState> states);

    List<Pairing> findByCommunityCodeAndStateInOrderById(String communityCode, Collection<PairingState> states);

    List<Pairing> findByDistrictCodeAndStateIn(String districtCode, Collection<PairingState> states);

    List<Pairing> findByDistrictCodeAndStateOrderByCommunityCode(String districtCode, PairingState state);

    List<Pairing> findByStateAndTermUntilLessThanEqualOrderById(PairingState state, LocalDate day);
}
