package org.communitycounsel.worklog;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.schedule.DutyRoster;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signing in and out on duty, set beside the scheduled hours. HZ24-2.1b. */
@Service
@Transactional
public class OnDuty {

    private final Attendances attendances;
    private final DutyRoster roster;
    private final Districts districts;
    private final Clock clock;

    OnDuty(Attendances attendances, DutyRoster roster, Districts districts, Clock clock) {
        this.attendances = attendances;
        this.roster = roster;
        this.districts = districts;
        this.clock = clock;
    }

    /** @param community where the lawyer is; served by the plan today */
    public DutyAttendance checkIn(String licence, String community) {
        LocalDate today = today(community);
        var service = roster.of(licence, today, today).stream()
                .filter(one -> one.communityCode().equals(community))
                .findFirst()
                .orElseThrow(() -> new Refusal("您现在不服务该社区，不能在这里签到。请从列表中选择社区。"));
        if (attendances
                .findByLicenceNumberAndDayAndCheckedOutAtIsNull(licence, today)
                .isPresent()) {
            throw new Refusal("您今天已经签到，还没有签退。请先签退。");
        }
        try {
            return attendances.saveAndFlush(
                    new DutyAttendance(service, licence, today, scheduled(service.pairing(), today), clock.instant()));
        } catch (DataIntegrityViolationException atTheSameMoment) {
            throw new Refusal("您今天已经签到，还没有签退。请先签退。");
        }
    }

    private DutyRoster.Scheduled scheduled(long pairing, LocalDate day) {
        return roster.ofPairing(pairing, day, day).stream().findFirst().orElse(null);
    }

    public DutyAttendance checkOut(String licence) {
        var open = current(licence).orElseThrow(() -> new Refusal("您今天没有签到，或者已经签退。请刷新页面查看。"));
        open.checkedOut(clock.instant());
        return attendances.saveAndFlush(open);
    }

    /** Where the lawyer is on duty now; one of an earlier day that was never checked out of does not count. */
    @Transactional(readOnly = true)
    public Optional<DutyAttendance> current(String licence) {
        return attendances.findFirst10ByLicenceNumberOrderByIdDesc(licence).stream()
                .filter(one -> one.checkedOutAt() == null && one.day().equals(today(one.communityCode())))
                .findFirst();
    }

    /** What is scheduled for the lawyer in the community today. */
    @Transactional(readOnly = true)
    public Optional<DutyRoster.Scheduled> today(String licence, String community) {
        LocalDate today = today(community);
        return roster.of(licence, today, today).stream()
                .filter(one -> one.communityCode().equals(community))
                .flatMap(one -> roster.ofPairing(one.pairing(), today, today).stream())
                .findFirst();
    }

    /** The lawyer's last ten, the newest first. */
    @Transactional(readOnly = true)
    public List<DutyAttendance> last(String licence) {
        return attendances.findFirst10ByLicenceNumberOrderByIdDesc(licence);
    }

    private LocalDate today(String community) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(community.substring(0, 6)));
    }
}
