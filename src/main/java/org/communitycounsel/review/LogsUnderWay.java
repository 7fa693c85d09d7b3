package org.communitycounsel.review;

import java.util.List;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogState;
import org.springframework.stereotype.Component;

/** The lawyer's records that the community's head has not signed yet. HZ09-5.3a, JG-11b. */
@Component
class LogsUnderWay implements OpenMatters {

    private final LogEntries entries;

    LogsUnderWay(LogEntries entries) {
        this.entries = entries;
    }

    @Override
    public List<OpenMatter> of(Pairing pairing, String licenceNumber) {
        return entries
                .findByPairingIdAndLicenceNumberAndStateInOrderByNumber(
                        pairing.id(), licenceNumber, Set.of(LogState.SUBMITTED, LogState.RETURNED))
                .stream()
                .map(entry -> new OpenMatter(
                        "工作日志",
                        entry.number(),
                        "%s的记录，%s；由社区负责人按期签字或者退回，逾期不入卷"
                                .formatted(
                                        ChineseDates.full(entry.from().toLocalDate()),
                                        entry.state().chinese())))
                .toList();
    }
}
