package org.communitycounsel.pairing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked and told before a term ends. HZ09-4.2c. */
@Service
@Transactional
public class Renewals {

    static final String TABLE = "renewal-terms";

    private final Pairings pairings;
    private final RowByForm rows;
    private final Dossiers dossiers;
    private final Notices notices;

    Renewals(Pairings pairings, RowByForm rows, Dossiers dossiers, Notices notices) {
        this.pairings = pairings;
        this.rows = rows;
        this.dossiers = dossiers;
        this.notices = notices;
    }

    /** The day on which the parties are asked whether they go on, as the table {@code renewal-terms} says. */
    public LocalDate askOn(Pairing pairing) {
        int days =
                (Integer) rows.of(pairing.districtCode(), TABLE, pairing.form()).get("askDays");
        return pairing.termUntil().minusDays(days);
    }

    /** The parties do not go on: both learn it, and that the community gets another lawyer. */
    public void notRenewed(Pairing pairing) {
        String text = "协议%s到期，不再续签；已为社区另行结对，新的结对生效前原律师服务至协议到期。".formatted(ChineseDates.full(pairing.termUntil()));
        dossiers.record(pairing.dossierNumber(), null, text, "HZ09-4.2c");
        for (String group : List.of(
                Role.COMMUNITY.at(pairing.communityCode()),
                Role.LAW_FIRM.at(pairing.firmCode()),
                Role.JUSTICE_OFFICE.at(pairing.streetCode()))) {
            notices.send(group, pairing.dossierNumber(), "协议不再续签", text);
        }
    }

    /** Whether a search for the community is under way. */
    public boolean isSearching(String community) {
        return pairings.existsByCommunityCodeAndStateIn(
                community, EnumSet.of(PairingState.SEEKING, PairingState.CHOSEN));
    }
}
