package org.communitycounsel.dispute;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The mediations of the disputes. */
public interface Mediations extends JpaRepository<Mediation, Long> {

    List<Mediation> findByDisputeIdOrderById(Long disputeId);

    Optional<Mediation> findByDisputeIdAndEndedAtIsNull(Long disputeId);

    Optional<Mediation> findFirstByDisputeIdOrderByIdDesc(Long disputeId);

    /** Puts all mediations of one dispute into another's dossier. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Mediation mediation set mediation.disputeId = :main where mediation.disputeId = :joined")
    void move(Long joined, Long main);
}
