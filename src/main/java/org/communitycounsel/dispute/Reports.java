package org.communitycounsel.dispute;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The reports of the disputes. */
public interface Reports extends JpaRepository<Report, Long> {

    List<Report> findByDisputeIdOrderById(Long disputeId);

    /** Puts all reports of one dispute into another's dossier, which has had so many rounds of reports. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Report report set report.disputeId = :main, report.round = :round where report.disputeId = :joined")
    void move(Long joined, Long main, int round);
}
