package org.communitycounsel.pairing;

import static org.communitycounsel.pairing.AgreementState.DRAFT;
import static org.communitycounsel.pairing.AgreementState.SIGNED;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acts by which the assistants' agreement comes about: drafted, signed by school and community, or refused. HZ09-4.2d. */
@Service
@Transactional
public class AssistantSigning {

    private static final List<AgreementState> IN_FORCE = List.of(DRAFT, SIGNED);

    private final AssistantAgreements agreements;
    private final Signatures signatures;
    private final AssistantAgreementText text;
    private final AgreementFiles files;
    private final Assistances assistances;
    private final Pairings pairings;
    private final Dossiers dossiers;
    private final Clock clock;

    AssistantSigning(
            AssistantAgreements agreements,
            Signatures signatures,
            AssistantAgreementText text,
            AgreementFiles files,
            Assistances assistances,
            Pairings pairings,
            Dossiers dossiers,
            Clock clock) {
        this.agreements = agreements;
        this.signatures = signatures;
        this.text = text;
        this.files = files;
        this.assistances = assistances;
        this.pairings = pairings;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * Writes the agreement on those recommended and those who serve. One in force becomes the version before, its
     * signatures void.
     *
     * @param specialTerms null leaves those of the version before
     */
    public AssistantAgreement draft(String dossier, String specialTerms) {
        var assistance = held(dossier);
        var before = inForce(assistance);
        before.ifPresent(version -> {
            version.superseded();
            agreements.saveAndFlush(version);
        });
        return written(assistance, before, specialTerms);
    }

    private AssistantAgreement written(
            Assistance assistance, Optional<AssistantAgreement> before, String specialTerms) {
        var pairing = pairing(assistance);
        String number = before.map(AssistantAgreement::number)
                .orElseGet(() -> dossiers.nextNumber("ZX", pairing.districtCode()));
        int version = before.map(AssistantAgreement::version).orElse(0) + 1;
        String terms = specialTerms == null
                ? before.map(AssistantAgreement::specialTerms).orElse(null)
                : specialTerms;
        var file = files.keep(
                assistance.dossierNumber(),
                text,
                number,
                version,
                text.write(pairing, assistance, number, version, terms));
        var agreement = agreements.saveAndFlush(new AssistantAgreement(
                pairing.id(), number, version, file.id(), file.sha256(), terms, clock.instant()));
        dossiers.record(
                assistance.dossierNumber(),
                null,
                "起草%s%s第%d版，SHA-256：%s".formatted(text.chinese(), number, version, file.sha256()),
                agreement.grounds());
        return agreement;
    }

    /** The version that is signed, or to be signed. */
    @Transactional(readOnly = true)
    public Optional<AssistantAgreement> inForce(String dossier) {
        return assistances.findByDossierNumber(dossier).flatMap(this::inForce);
    }

    private Optional<AssistantAgreement> inForce(Assistance assistance) {
        return agreements.findFirstByPairingIdAndStateInOrderByIdDesc(assistance.pairingId(), IN_FORCE);
    }

    /** A party signs the document it was shown; see {@link Signatures#sign}. @param shown the hash the form showed */
    public void sign(String dossier, Party party, String shown, CurrentUser user) {
        signatures.sign(dossier, toBeSigned(held(dossier)), party, shown, user);
    }

    /** A party does not sign. @param reason Chinese */
    public void refuse(String dossier, Party party, String reason) {
        var agreement = toBeSigned(held(dossier));
        end(dossier, agreement, "%s拒绝签署：%s".formatted(party.chinese(), reason));
    }

    /** However the signing ended: what both have not signed is void. */
    public void abandon(String dossier) {
        inForce(held(dossier))
                .filter(agreement -> agreement.state() == DRAFT)
                .ifPresent(agreement -> end(dossier, agreement, "逾期未签完，或者签署已中止"));
    }

    private void end(String dossier, AssistantAgreement agreement, String reason) {
        agreement.refused(reason);
        agreements.saveAndFlush(agreement);
        dossiers.record(dossier, null, "助理协议%s未签成".formatted(agreement.number()), reason);
    }

    /** The parties and the students of the version to sign, in words; see {@link AssistantAgreementText#inWords}. */
    @Transactional(readOnly = true)
    public Map<String, String> inWords(String dossier) {
        var assistance = assistances.findByDossierNumber(dossier).orElseThrow();
        return text.inWords(pairing(assistance), assistance);
    }

    private AssistantAgreement toBeSigned(Assistance assistance) {
        return inForce(assistance)
                .filter(agreement -> agreement.state() == DRAFT)
                .orElseThrow(() -> new Refusal("案卷%s没有待签署的助理协议。请刷新任务列表。".formatted(assistance.dossierNumber())));
    }

    private Pairing pairing(Assistance assistance) {
        return pairings.findById(assistance.pairingId()).orElseThrow();
    }

    /** One act at a time: two that come together see each other's outcome. */
    private Assistance held(String dossier) {
        return assistances
                .hold(dossier)
                .flatMap(assistances::findById)
                .orElseThrow(() -> new IllegalArgumentException("no assistants' dossier " + dossier));
    }
}
