package org.communitycounsel.dispute;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mediation by a lawyer who is invited. JG-13a, JG-14. What is written into the dossier's entries says no names and no facts. */
@Service
@Transactional
public class Mediating {

    private final Disputes disputes;
    private final Mediations mediations;
    private final Representations representations;
    private final ServingLawyers serving;
    private final MediationAgreement agreement;
    private final PlaceNames places;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Districts districts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mediating(
            Disputes disputes,
            Mediations mediations,
            Representations representations,
            ServingLawyers serving,
            MediationAgreement agreement,
            PlaceNames places,
            Dossiers dossiers,
            Notices notices,
            Districts districts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.disputes = disputes;
        this.mediations = mediations;
        this.representations = representations;
        this.serving = serving;
        this.agreement = agreement;
        this.places = places;
        this.dossiers = dossiers;
        this.notices = notices;
        this.districts = districts;
        this.events = events;
        this.clock = clock;
    }

    /** @param account who invites */
    public void invite(String number, String licence, String account) {
        var dispute = disputes.of(number);
        if (!serving.ofStreet(dispute.streetCode()).contains(licence)) {
            throw new Refusal("只能邀请在本街道社区服务的律师。请从列表中选择。");
        }
        requireRepresentsNobody(dispute, licence);
        mediations.save(new Mediation(dispute.id(), licence, account, clock.instant()));
        dossiers.record(number, account, "邀请律师调解：" + places.lawyer(licence), null);
        notices.send(Role.LAWYER.at(licence), number, "邀请您调解纠纷", "请到任务列表答复邀请；接受邀请的，不得代理任何一方当事人（JG-13a）。");
    }

    private void requireRepresentsNobody(Dispute dispute, String licence) {
        if (representations.existsByDisputeIdAndLicenceNumber(dispute.id(), licence)) {
            throw new Refusal("该律师已代理本纠纷的一方当事人，不能调解本纠纷（JG-13a）。请邀请其他律师。");
        }
    }

    public void accept(String number) {
        var mediation = open(number);
        requireRepresentsNobody(disputes.of(number), mediation.licenceNumber());
        mediation.accepted(clock.instant());
    }

    /** @param why confidential */
    public void decline(String number, String why) {
        open(number).declined(why, clock.instant());
    }

    public void consent(String number, List<Consent> both) {
        for (var consent : both) {
            requireNotLater(number, consent.consentedOn());
        }
        open(number).consented(both);
        dossiers.record(number, null, "双方当事人同意调解", "JG-14");
    }

    private void requireNotLater(String number, LocalDate day) {
        if (day.isAfter(today(number))) {
            throw new Refusal("同意的日期不能晚于今天。");
        }
    }

    /** A side does not want mediation. */
    public void refuse(String number) {
        open(number).brokenOff(MediationResult.REFUSED, clock.instant());
    }

    /** A side takes its consent back, until there is a result. @param why confidential */
    public void withdraw(String number, Side side, String why, String account) {
        open(number).withdrawn(side, why, account, clock.instant());
        dossiers.record(number, account, side.chinese() + "当事人撤回调解的同意", "JG-14");
    }

    /** @param facts confidential */
    public void establish(String number, String facts) {
        open(number).established(facts);
    }

    /** @param terms what the sides agree on; with {@code performance} confidential */
    public void agree(String number, String terms, String performance) {
        var dispute = disputes.of(number);
        var mediation = open(number);
        mediation.agreed(terms, performance, clock.instant());
        dossiers.record(number, null, "调解结果：达成协议", "JG-14");
        events.publishEvent(new MediationSucceeded(
                number, dispute.districtCode(), dispute.communityCode(), mediation.licenceNumber(), today(number)));
    }

    /** @param why confidential */
    public void fail(String number, String why) {
        open(number).failed(why, clock.instant());
        dossiers.record(number, null, "调解结果：调解不成", "JG-14");
    }

    /** Writes the agreement into the dossier. */
    public void draft(String number) {
        var dispute = disputes.of(number);
        var mediation = last(dispute)
                .filter(done -> done.result() == MediationResult.AGREED)
                .orElseThrow();
        if (mediation.documentId() == null) {
            mediation.drafted(agreement.draft(dispute, mediation));
        }
    }

    /** Ends a mediation that goes on; without one nothing happens. */
    public void breakOff(String number, MediationResult how) {
        mediations
                .findByDisputeIdAndEndedAtIsNull(disputes.of(number).id())
                .ifPresent(mediation -> mediation.brokenOff(how, clock.instant()));
    }

    /** The lawyer serves the community no longer: the mediations there are broken off. @return numbers of the disputes */
    public List<String> lawyerReplaced(String licence, String community) {
        var broken = disputes.findByCommunityCodeInAndStateOrderById(List.of(community), DisputeState.OPEN).stream()
                .map(Dispute::dossierNumber)
                .filter(number -> current(number)
                        .filter(mediation -> mediation.licenceNumber().equals(licence))
                        .isPresent())
                .toList();
        broken.forEach(number -> {
            breakOff(number, MediationResult.REPLACED);
            dossiers.record(number, null, "调解律师已更换，调解中止，由司法所另选处理方式", "JG-21");
        });
        return broken;
    }

    /** The lawyer of the mediation that goes on; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Mediation> current(String number) {
        return disputes.findByDossierNumber(number)
                .flatMap(dispute -> mediations.findByDisputeIdAndEndedAtIsNull(dispute.id()));
    }

    private Mediation open(String number) {
        return current(number).orElseThrow(() -> new Refusal("本纠纷没有正在进行的调解。"));
    }

    private Optional<Mediation> last(Dispute dispute) {
        return mediations.findFirstByDisputeIdOrderByIdDesc(dispute.id());
    }

    /** The day in the district of that dossier. */
    @Transactional(readOnly = true)
    public LocalDate today(String number) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(number.substring(0, 6)));
    }
}
