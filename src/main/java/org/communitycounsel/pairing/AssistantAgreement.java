package org.communitycounsel.pairing;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;

/** The agreement on a community's assistants between law school and community, in one version. HZ09-4.2d. */
@Entity
@DiscriminatorValue("assistants")
public class AssistantAgreement extends AgreementVersion {

    private String specialTerms;

    protected AssistantAgreement() {}

    /** @param document id of the file in the assistants' dossier */
    AssistantAgreement(
            Long pairingId,
            String number,
            int version,
            Long document,
            String sha256,
            String specialTerms,
            Instant now) {
        super(pairingId, number, version, document, sha256, now);
        this.specialTerms = specialTerms;
    }

    @Override
    List<Party> parties() {
        return List.of(Party.SCHOOL, Party.COMMUNITY);
    }

    @Override
    String grounds() {
        return "HZ09-4.2d";
    }

    /** In the parties' own words, or null. */
    public String specialTerms() {
        return specialTerms;
    }
}
