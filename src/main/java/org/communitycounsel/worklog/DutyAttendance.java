package org.communitycounsel.worklog;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.schedule.DutyRoster;

/** That a lawyer was on duty in a community: signed in, and later signed out (HZ24-2.1b). Then it never changes again. */
@Entity
@Table(name = "duty_attendance")
public class DutyAttendance {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long pairingId;
    private String communityCode;
    private String licenceNumber;
    private LocalDate day;
    private LocalTime starts;
    private LocalTime ends;
    private Instant checkedInAt;
    private Instant checkedOutAt;

    @Version
    private int version;

    protected DutyAttendance() {}

    /** @param duty what is scheduled that day; null where nothing is */
    DutyAttendance(DutyRoster.Service service, String licence, LocalDate day, DutyRoster.Scheduled duty, Instant now) {
        this.pairingId = service.pairing();
        this.communityCode = service.communityCode();
        this.licenceNumber = licence;
        this.day = day;
        this.starts = duty == null ? null : duty.starts();
        this.ends = duty == null ? null : duty.ends();
        this.checkedInAt = now.truncatedTo(ChronoUnit.SECONDS);
    }

    void checkedOut(Instant now) {
        if (checkedOutAt != null) {
            throw new Refusal("您已经签退过了。请刷新页面查看。");
        }
        Instant out = now.truncatedTo(ChronoUnit.SECONDS);
        if (!out.isAfter(checkedInAt)) {
            throw new Refusal("您刚刚签到，请在值班结束时签退。");
        }
        checkedOutAt = out;
    }

    public long pairing() {
        return pairingId;
    }

    public String communityCode() {
        return communityCode;
    }

    public String licenceNumber() {
        return licenceNumber;
    }

    /** In the district's zone. */
    public LocalDate day() {
        return day;
    }

    /** When the duty begins by the plan; null where none was scheduled that day. */
    public LocalTime starts() {
        return starts;
    }

    /** When the duty ends by the plan; null where none was scheduled that day. */
    public LocalTime ends() {
        return ends;
    }

    public Instant checkedInAt() {
        return checkedInAt;
    }

    /** Null while the lawyer is on duty, and for ever where it was forgotten. */
    public Instant checkedOutAt() {
        return checkedOutAt;
    }
}
