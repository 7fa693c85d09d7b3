package org.communitycounsel.dispute;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Who represents whom. */
public interface Representations extends JpaRepository<Representation, Long> {

    List<Representation> findByDisputeIdOrderById(Long disputeId);

    boolean existsByDisputeIdAndLicenceNumber(Long disputeId, String licenceNumber);

    /** Puts all representations of one dispute into another's dossier. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Representation representation set representation.disputeId = :main"
            + " where representation.disputeId = :joined")
    void move(Long joined, Long main);
}
