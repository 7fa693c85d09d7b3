package org.communitycounsel.dispute;

import java.time.Clock;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Accounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the justice office and the lawyers do about a dispute besides mediation. JG-12a, SH17-2.3e. */
@Service
@Transactional
public class Treatment {

    private final Disputes disputes;
    private final Measures measures;
    private final ServingLawyers serving;
    private final PlaceNames places;
    private final Dossiers dossiers;
    private final Accounts accounts;
    private final Clock clock;

    Treatment(
            Disputes disputes,
            Measures measures,
            ServingLawyers serving,
            PlaceNames places,
            Dossiers dossiers,
            Accounts accounts,
            Clock clock) {
        this.disputes = disputes;
        this.measures = measures;
        this.serving = serving;
        this.places = places;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.clock = clock;
    }

    public void choose(String number, Handling handling) {
        disputes.of(number).handledBy(handling);
    }

    /** The lawyer who gives the opinion or helps with the application: one who serves in the street. */
    public void entrust(String number, String licence) {
        var dispute = disputes.of(number);
        if (licence == null || !serving.ofStreet(dispute.streetCode()).contains(licence)) {
            throw new Refusal("请选择“承办律师”，限于在本街道社区服务的律师。");
        }
        dossiers.record(number, null, "承办律师：" + places.lawyer(licence), null);
    }

    /**
     * Writes down what was done.
     *
     * @param kind Chinese, such as 法律意见
     * @param text confidential; null where nobody wrote anything
     */
    public void record(String number, String kind, String text, String account) {
        if (text != null) {
            measures.save(new Measure(
                    disputes.of(number).id(), kind, text, account, accounts.nameOf(account), clock.instant()));
        }
    }
}
