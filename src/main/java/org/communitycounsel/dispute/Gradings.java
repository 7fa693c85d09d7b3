package org.communitycounsel.dispute;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The gradings of the disputes. */
public interface Gradings extends JpaRepository<Grading, Long> {

    List<Grading> findByDisputeIdOrderById(Long disputeId);
}
