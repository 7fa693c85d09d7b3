package org.communitycounsel.worklog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The attendances of duties, by id. */
public interface Attendances extends JpaRepository<DutyAttendance, Long> {

    /** Where the lawyer is on duty that day. */
    Optional<DutyAttendance> findByLicenceNumberAndDayAndCheckedOutAtIsNull(String licenceNumber, LocalDate day);

    /** The lawyer's, the newest first. */
    List<DutyAttendance> findFirst10ByLicenceNumberOrderByIdDesc(String licenceNumber);

    /** Of a pairing in those days, both included. */
    List<DutyAttendance> findByPairingIdAndDayBetweenOrderById(Long pairing, LocalDate from, LocalDate until);
}
