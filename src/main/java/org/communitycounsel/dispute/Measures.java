package org.communitycounsel.dispute;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** What was done about the disputes. */
public interface Measures extends JpaRepository<Measure, Long> {

    List<Measure> findByDisputeIdOrderById(Long disputeId);
}
