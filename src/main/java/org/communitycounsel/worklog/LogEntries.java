package org.communitycounsel.worklog;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The records of the work logs, by id. */
public interface LogEntries extends JpaRepository<LogEntry, Long> {

    Optional<LogEntry> findByNumber(String number);

    /** The community's volume in its order. */
    List<LogEntry> findByCommunityCodeAndSeqIsNotNullOrderBySeq(String communityCode);

    /** Signed records of a lawyer, the newest first. */
    List<LogEntry> findByLicenceNumberAndStateOrderByOccurredFromDesc(String licenceNumber, LogState state);

    /** Records of a lawyer in a pairing, by number. */
    List<LogEntry> findByPairingIdAndLicenceNumberAndStateInOrderByNumber(
            Long pairingId, String licenceNumber, Collection<LogState> states);

    boolean existsByCorrectsAndStateIn(String corrects, Collection<LogState> states);

    Optional<LogEntry> findFirstByCorrectsAndState(String corrects, LogState state);

    Optional<LogEntry> findFirstByLicenceNumberAndNatureAndStateInAndOccurredFromBetween(
            String licenceNumber, Nature nature, Collection<LogState> states, LocalDateTime from, LocalDateTime until);

    /** Visits of the lawyer that overlap with the time, wherever they were; not those that correct another. */
    @Query("""
            select entry from LogEntry entry where entry.licenceNumber = :licence and entry.nature = :nature
            and entry.corrects is null and entry.state in :states and entry.occurredFrom < :until and entry.occurredUntil > :from""")
    List<LogEntry> overlapping(
            String licence, Nature nature, Collection<LogState> states, LocalDateTime from, LocalDateTime until);

    /** The record of a dossier that is known to be a record's. */
    default LogEntry of(String number) {
        return findByNumber(number).orElseThrow();
    }
}
