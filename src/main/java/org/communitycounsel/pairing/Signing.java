package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;
import static org.communitycounsel.pairing.AgreementState.DRAFT;
import static org.communitycounsel.pairing.AgreementState.FILED;
import static org.communitycounsel.pairing.AgreementState.REFUSED;
import static org.communitycounsel.pairing.AgreementState.SIGNED;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitycounsel.pairing.ServiceHours.ServiceTime;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Attachment;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acts by which an agreement comes about: drafted, signed by firm and community, filed by the justice office; or
 * changed, and signed anew; or refused. One act at a time for a pairing. HZ09-4.2b, SH17-3.1c.
 */
@Service
@Transactional
public class Signing {

    private static final List<AgreementState> OPEN = List.of(DRAFT, SIGNED);

    private final Agreements agreements;
    private final Signatures signatures;
    private final AgreementFiles files;
    private final AgreementTerms terms;
    private final ServiceAgreementText text;
    private final SupplementAgreementText supplement;
    private final Pairings pairings;
    private final ServiceHours serviceHours;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Districts districts;
    private final Clock clock;

    Signing(
            Agreements agreements,
            Signatures signatures,
            AgreementFiles files,
            AgreementTerms terms,
            ServiceAgreementText text,
            SupplementAgreementText supplement,
            Pairings pairings,
            ServiceHours serviceHours,
            Dossiers dossiers,
            Notices notices,
            Districts districts,
            Clock clock) {
        this.agreements = agreements;
        this.signatures = signatures;
        this.files = files;
        this.terms = terms;
        this.text = text;
        this.supplement = supplement;
        this.pairings = pairings;
        this.serviceHours = serviceHours;
        this.dossiers = dossiers;
        this.notices = notices;
        this.districts = districts;
        this.clock = clock;
    }

    /** Writes the agreement of the pairing with that dossier, if it has no open one. */
    public Agreement draft(String dossier, Purpose purpose) {
        var pairing = held(dossier);
        return open(pairing).map(open -> same(open, purpose)).orElseGet(() -> drafted(pairing, purpose));
    }

    /** One at a time: what is signed meanwhile has to be filed first. */
    private static Agreement same(Agreement open, Purpose purpose) {
        if (open.purpose() != purpose) {
            throw new Refusal("协议%s（%s）正在签署，请待归档后再办理%s。"
                    .formatted(open.number(), open.purpose().chinese(), purpose.chinese()));
        }
        return open;
    }

    private Agreement drafted(Pairing pairing, Purpose purpose) {
        if (purpose == Purpose.SUPPLEMENT) {
            var main = main(pairing);
            String number = supplement.number(pairing, main);
            return written(pairing, purpose, number, 1, supplement.clauses(pairing, main));
        }
        String number = dossiers.nextNumber("XY", pairing.districtCode());
        return written(pairing, purpose, number, 1, firstClauses(pairing, purpose));
    }

    private Clauses firstClauses(Pairing pairing, Purpose purpose) {
        var figures = terms.of(pairing);
        var time =
                purpose == Purpose.RENEWAL ? serviceHours.on(pairing.id(), today(pairing)) : serviceHours.free(pairing);
        return new Clauses(
                time.map(ServiceTime::inWords).orElse(Clauses.TO_BE_ARRANGED),
                time.map(ServiceTime::weekday).orElse(null),
                time.map(ServiceTime::half).orElse(null),
                null,
                figures.months(),
                purpose == Purpose.RENEWAL ? pairing.termUntil().plusDays(1) : null,
                figures.subsidy(),
                figures.source());
    }

    private Agreement written(Pairing pairing, Purpose purpose, String number, int version, Clauses clauses) {
        String dossier = pairing.dossierNumber();
        var file = purpose == Purpose.SUPPLEMENT
                ? files.keep(dossier, supplement, number, version, supplement.write(pairing, number, version, clauses))
                : files.keep(dossier, text, number, version, text.write(pairing, number, version, clauses));
        return version(pairing, purpose, number, version, file, clauses);
    }

    private Agreement version(
            Pairing pairing, Purpose purpose, String number, int version, Attachment file, Clauses clauses) {
        var agreement = agreements.saveAndFlush(new Agreement(
                pairing.id(), purpose, number, version, file.id(), file.sha256(), clauses, clock.instant()));
        dossiers.record(
                pairing.dossierNumber(),
                null,
                "起草%s%s第%d版（%s），文件%s，SHA-256：%s"
                        .formatted(text.chinese(), number, version, purpose.chinese(), file.fileName(), file.sha256()),
                agreement.grounds());
        return agreement;
    }

    /** The agreement under way, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Agreement> open(String dossier) {
        return pairings.findByDossierNumber(dossier).flatMap(this::open);
    }

    private Optional<Agreement> open(Pairing pairing) {
        return agreements.findFirstByPairingIdAndStateInOrderByIdDesc(pairing.id(), OPEN);
    }

    /** A party signs the document it was shown; see {@link Signatures#sign}. @param shown the hash the form showed */
    public void sign(String dossier, Party party, String shown, CurrentUser user) {
        signatures.sign(dossier, underWay(held(dossier)), party, shown, user);
    }

    /**
     * The justice office writes the next version, with another service time or other special terms.
     *
     * @param weekday 1 (Monday) to 7, or null to leave the day as it is
     * @param half or null to leave it as it is
     * @param specialTerms null for none
     */
    public Agreement revise(String dossier, Integer weekday, Half half, String specialTerms) {
        var pairing = held(dossier);
        if ((weekday != null || half != null) && underWay(pairing).purpose() == Purpose.SUPPLEMENT) {
            throw new Refusal("补充协议的服务时间由协调小组办公室统一调配时确定，不能在此修改。");
        }
        var clauses = amended(pairing, weekday, half, specialTerms);
        var before = superseded(pairing);
        return written(pairing, before.purpose(), before.number(), before.version() + 1, clauses);
    }

    private Clauses amended(Pairing pairing, Integer weekday, Half half, String specialTerms) {
        var clauses = underWay(pairing).clauses().with(specialTerms);
        if (weekday == null && half == null) {
            return clauses;
        }
        return clauses.at(serviceHours.wanted(
                pairing, weekday == null ? clauses.weekday() : weekday, half == null ? clauses.half() : half));
    }

    /** A Word document that was added to the dossier after the last version becomes the next one. */
    public Agreement reviseByUpload(String dossier) {
        var pairing = held(dossier);
        var file = files.uploadedAfter(dossier, underWay(pairing));
        var before = superseded(pairing);
        return version(pairing, before.purpose(), before.number(), before.version() + 1, file, before.clauses());
    }

    private Agreement superseded(Pairing pairing) {
        var before = underWay(pairing);
        int given = signatures.of(before).size();
        before.superseded();
        agreements.saveAndFlush(before);
        if (given > 0) {
            dossiers.record(
                    pairing.dossierNumber(),
                    null,
                    "协议第%d版的%d个签署失效，须对新版本重新签署".formatted(before.version(), given),
                    before.grounds());
        }
        return before;
    }

    /** A party, or for it the programme, does not sign. @param reason Chinese */
    public void refuse(String dossier, Party party, String reason) {
        var pairing = held(dossier);
        end(underWay(pairing), "%s拒绝签署：%s".formatted(party.chinese(), reason));
    }

    /** Nobody refused, but a party was silent beyond the last deadline: that counts as a refusal. */
    public void refuseForSilence(String dossier) {
        var pairing = held(dossier);
        open(pairing)
                .ifPresent(agreement -> end(
                        agreement, "%s逾期未签署，视为拒绝".formatted(silent(agreement).chinese())));
    }

    /** The signing is given up from outside; an agreement that is filed or refused stays as it is. */
    public void abandon(String dossier) {
        agreements
                .holdPairing(dossier)
                .flatMap(pairings::findById)
                .flatMap(this::open)
                .ifPresent(agreement -> {
                    end(agreement, "签署已中止");
                    dossiers.record(dossier, null, "协议%s的签署已中止".formatted(agreement.number()), agreement.grounds());
                });
    }

    private void end(Agreement agreement, String reason) {
        agreement.refused(reason);
        agreements.saveAndFlush(agreement);
    }

    private Party silent(Agreement agreement) {
        return signatures.parties(agreement).contains(Party.FIRM) ? Party.COMMUNITY : Party.FIRM;
    }

    /** All learn that the agreement did not come about, and why; the reason stays in the dossier. */
    public void tellOfRefusal(String dossier) {
        var pairing = held(dossier);
        agreements
                .findFirstByPairingIdAndStateInOrderByIdDesc(pairing.id(), List.of(REFUSED))
                .ifPresent(agreement -> {
                    dossiers.record(dossier, null, "协议%s未签成".formatted(agreement.number()), agreement.endReason());
                    tell(
                            pairing,
                            "协议未签成",
                            "%s。%s。".formatted(about(pairing, agreement), agreement.endReason()),
                            agreement);
                });
    }

    /** The justice office learns that a party has not signed in time, and the party is reminded. */
    public void remind(String dossier) {
        var pairing = held(dossier);
        var agreement = underWay(pairing);
        var party = silent(agreement);
        String wording = "%s，%s尚未签署，签署期限已到。再逾期的，视为拒绝签署。".formatted(about(pairing, agreement), party.chinese());
        String key = "v%d %s".formatted(agreement.version(), party.id());
        String group =
                party == Party.FIRM ? Role.LAW_FIRM.at(pairing.firmCode()) : Role.COMMUNITY.at(pairing.communityCode());
        notices.send(group, dossier, "请尽快签署协议", wording, key);
        notices.send(Role.JUSTICE_OFFICE.at(pairing.streetCode()), dossier, "协议签署逾期，请督促", wording, key);
        dossiers.record(dossier, null, "%s签署协议逾期，已催办并告知司法所".formatted(party.chinese()), agreement.grounds());
    }

    /** The justice office files the agreement both have signed; its term is fixed. HZ09-4.2c. */
    public Agreement file(String dossier) {
        var pairing = held(dossier);
        var agreement = underWay(pairing);
        agreement.in("归档", SIGNED);
        files.verify(dossier, agreement);
        requireTime(pairing, agreement);
        agreement.filed(today(pairing), pairing.termUntil(), clock.instant());
        agreements.saveAndFlush(agreement);
        String term = "服务期限%s至%s"
                .formatted(ChineseDates.full(agreement.termFrom()), ChineseDates.full(agreement.termUntil()));
        dossiers.record(
                dossier,
                null,
                "协议%s归档，%s；签署：%s".formatted(agreement.number(), term, signers(agreement)),
                agreement.grounds());
        tell(pairing, "协议已归档", "%s已由双方签署并归档，%s。".formatted(about(pairing, agreement), term), agreement);
        return agreement;
    }

    /** The lawyers may have given the time away since the agreement was drafted. */
    private void requireTime(Pairing pairing, Agreement agreement) {
        var clauses = agreement.clauses();
        if (agreement.purpose() != Purpose.SUPPLEMENT && clauses.weekday() != null && clauses.half() != null) {
            serviceHours.wanted(pairing, clauses.weekday(), clauses.half());
        }
    }

    private String signers(Agreement agreement) {
        return signatures.of(agreement).stream()
                .map(signature -> signature.party().chinese() + " " + signature.signedByName())
                .collect(joining("、"));
    }

    private String about(Pairing pairing, Agreement agreement) {
        var parties = text.inWords(pairing);
        return "%s与%s的协议%s（%s）"
                .formatted(
                        parties.get("community"),
                        parties.get("firm"),
                        agreement.number(),
                        agreement.purpose().chinese());
    }

    private void tell(Pairing pairing, String subject, String wording, Agreement agreement) {
        for (String group : List.of(
                Role.LAW_FIRM.at(pairing.firmCode()),
                Role.COMMUNITY.at(pairing.communityCode()),
                Role.JUSTICE_OFFICE.at(pairing.streetCode()))) {
            notices.send(group, pairing.dossierNumber(), subject, wording, String.valueOf(agreement.id()));
        }
    }

    /** The last agreement filed for the pairing: its term, number and hash. */
    @Transactional(readOnly = true)
    public Agreement filed(String dossier) {
        return pairings.findByDossierNumber(dossier)
                .flatMap(
                        pairing -> agreements.findFirstByPairingIdAndStateInOrderByIdDesc(pairing.id(), List.of(FILED)))
                .orElseThrow(() -> new Refusal("案卷%s还没有归档的协议。".formatted(dossier)));
    }

    /** The agreement a supplement belongs to: the last one filed that is none itself. */
    private Agreement main(Pairing pairing) {
        return agreements.findByPairingIdOrderById(pairing.id()).stream()
                .filter(agreement -> agreement.state() == FILED && agreement.purpose() != Purpose.SUPPLEMENT)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new Refusal("案卷%s还没有归档的协议，不能签订补充协议。".formatted(pairing.dossierNumber())));
    }

    /** What a supplement changes, Chinese; empty for other agreements. */
    @Transactional(readOnly = true)
    public String change(Agreement agreement) {
        return agreement.purpose() == Purpose.SUPPLEMENT
                ? supplement.change(pairings.findById(agreement.pairingId()).orElseThrow())
                : "";
    }

    /** {@code community}, {@code firm}, {@code lawyers} and {@code part} (what these are), in words. */
    @Transactional(readOnly = true)
    public Map<String, String> parties(String dossier) {
        return text.inWords(pairings.findByDossierNumber(dossier).orElseThrow());
    }

    private Agreement underWay(Pairing pairing) {
        return open(pairing).orElseThrow(() -> new Refusal("案卷%s没有待签署的协议。请刷新任务列表。".formatted(pairing.dossierNumber())));
    }

    /** One act at a time: two that come together see each other's outcome. */
    private Pairing held(String dossier) {
        return agreements
                .holdPairing(dossier)
                .flatMap(pairings::findById)
                .orElseThrow(() -> new IllegalArgumentException("no pairing " + dossier));
    }

    private LocalDate today(Pairing pairing) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(pairing.districtCode()));
    }
}
