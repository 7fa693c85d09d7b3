package org.communitycounsel.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The changes, by id. */
public interface ScheduleChanges extends JpaRepository<ScheduleChange, Long> {

    Optional<ScheduleChange> findByDossierNumber(String dossierNumber);

    /** Those that concern the pairing. */
    @Query("""
            from ScheduleChange where (pairingId = :pairing or otherPairingId = :pairing) and state in :states order by id""")
    List<ScheduleChange> ofPairing(Long pairing, Collection<ChangeState> states);

    /** Those that concern the lawyer as one of the pairing; who serves for another on leave is none of it. */
    @Query("""
            from ScheduleChange where state in :states and (pairingId = :pairing and licenceNumber = :lawyer
                or otherPairingId = :pairing) order by id""")
    List<ScheduleChange> ofLawyer(Long pairing, String lawyer, Collection<ChangeState> states);

    List<ScheduleChange> findByDecidedLawyerAndKindAndState(String decidedLawyer, ChangeKind kind, ChangeState state);

    /** Those in which the lawyer is to serve where others did. */
    @Query("""
            from ScheduleChange where state in :states and (decidedLawyer = :lawyer
                or kind = org.communitycounsel.schedule.ChangeKind.COMMUNITY and licenceNumber = :lawyer) order by id""")
    List<ScheduleChange> bringing(String lawyer, Collection<ChangeState> states);

    /** The leave of a lawyer of the pairing that is covered on the day. */
    @Query("""
            from ScheduleChange where pairingId = :pairing and kind = org.communitycounsel.schedule.ChangeKind.LEAVE
                and state in :states and :day between effectiveFrom and effectiveUntil""")
    Optional<ScheduleChange> covered(Long pairing, LocalDate day, Collection<ChangeState> states);
}
