package org.communitycounsel.pairing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The candidates of all pairings and rounds. */
interface Candidates extends JpaRepository<Candidate, Long> {

    List<Candidate> findByPairingIdAndRoundOrderByPointsDescIdAsc(Long pairingId, int round);

    List<Candidate> findByPairingIdOrderById(Long pairingId);

    Optional<Candidate> findFirstByPairingIdAndRoundAndStateOrderByPreference(
            Long pairingId, int round, CandidateState state);
}
