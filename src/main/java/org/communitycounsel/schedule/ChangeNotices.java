package org.communitycounsel.schedule;

import java.util.LinkedHashSet;
import java.util.Set;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Component;

/** Tells all whom a change concerns what became of it. */
@Component
class ChangeNotices {

    private static final int LONGEST_OUTCOME = 200;

    private final ChangeWords words;
    private final Notices notices;
    private final Dossiers dossiers;

    ChangeNotices(ChangeWords words, Notices notices, Dossiers dossiers) {
        this.words = words;
        this.notices = notices;
        this.dossiers = dossiers;
    }

    /** Firm, communities and lawyers learn it. @param text Chinese */
    void all(ScheduleChange change, String subject, String text) {
        for (String group : concerned(change)) {
            notices.send(group, change.dossierNumber(), subject, words.about(change) + "：" + text);
        }
    }

    private Set<String> concerned(ScheduleChange change) {
        Set<String> groups = new LinkedHashSet<>();
        groups.add(Role.LAW_FIRM.at(change.firmCode()));
        groups.add(Role.COMMUNITY.at(words.pairing(change).communityCode()));
        if (change.otherPairingId() != null) {
            groups.add(Role.COMMUNITY.at(words.other(change).communityCode()));
        }
        if (change.licenceNumber() != null) {
            groups.add(Role.LAWYER.at(change.licenceNumber()));
        }
        if (change.decidedLawyer() != null) {
            groups.add(Role.LAWYER.at(change.decidedLawyer()));
        }
        return groups;
    }

    /** Closes the dossier. @param outcome Chinese; a long one is cut, it stands whole in the dossier's entries */
    void close(ScheduleChange change, String outcome) {
        dossiers.close(
                change.dossierNumber(),
                outcome.length() > LONGEST_OUTCOME ? outcome.substring(0, LONGEST_OUTCOME) : outcome);
    }
}
