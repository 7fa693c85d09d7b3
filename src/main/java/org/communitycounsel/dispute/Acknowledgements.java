package org.communitycounsel.dispute;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Who was asked to acknowledge which dispute. */
public interface Acknowledgements extends JpaRepository<Acknowledgement, Long> {

    List<Acknowledgement> findByDisputeIdOrderById(Long disputeId);

    List<Acknowledgement> findByDisputeIdAndRoundOrderById(Long disputeId, int round);
}
