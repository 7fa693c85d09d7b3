package org.communitycounsel.vetting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.Deadlines;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acts of a certificate: issued, renewed, expired, withdrawn; each written into its dossier and told. */
@Service
@Transactional
public class Certification {

    /** The kind of a certificate's dossier: 证书. */
    private static final String DOSSIER_KIND = "ZS";

    private final Nominations nominations;
    private final Certificates certificates;
    private final Lawyers lawyers;
    private final Districts districts;
    private final Decisions decisions;
    private final Deadlines deadlines;
    private final Dossiers dossiers;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Certification(
            Nominations nominations,
            Certificates certificates,
            Lawyers lawyers,
            Districts districts,
            Decisions decisions,
            Deadlines deadlines,
            Dossiers dossiers,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.nominations = nominations;
        this.certificates = certificates;
        this.lawyers = lawyers;
        this.districts = districts;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.dossiers = dossiers;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** Certifies the trained candidate, who is on the roster from now on; once for each nomination. HZ09-4.2a. */
    public Certificate issue(String nomination) {
        return certificates
                .findByNomination(nomination)
                .orElseGet(() -> issue(nominations.findById(nomination).orElseThrow()));
    }

    private Certificate issue(Nomination nomination) {
        nomination.certify(clock.instant());
        var certificate = certificates.saveAndFlush(new Certificate(
                openDossier(nomination),
                nomination,
                today(nomination.districtCode()),
                terms(nomination.districtCode(), nomination.serviceKind())));
        String outcome = "已颁发证书%s，列入律师名册".formatted(certificate.number());
        dossiers.close(nomination.dossierNumber(), outcome);
        dossiers.record(
                certificate.number(),
                null,
                "颁发证书%s，有效期至%s".formatted(certificate.number(), ChineseDates.full(certificate.validUntil())),
                "HZ09-4.2a");
        inform(
                certificate,
                "已列入律师名册",
                "%s律师%s，有效期至%s。".formatted(name(certificate), outcome, ChineseDates.full(certificate.validUntil())));
        events.publishEvent(
                new LawyerCertified(certificate.number(), certificate.licenceNumber(), certificate.districtCode()));
        return certificate;
    }

    private String openDossier(Nomination nomination) {
        String lawyer =
                lawyers.findById(nomination.licenceNumber()).orElseThrow().name();
        return dossiers.open(
                DOSSIER_KIND,
                nomination.districtCode(),
                "%s证书：%s".formatted(nomination.serviceKind().chinese(), lawyer),
                List.of(
                        Role.LAW_FIRM.at(nomination.firmCode()),
                        Role.LAWYER.at(nomination.licenceNumber()),
                        Role.ASSOCIATION.at(districts.cityOf(nomination.districtCode()))));
    }

    private CertificateTerms terms(String district, ServiceKind kind) {
        Map<String, Object> row =
                decisions.evaluate(district, "certificate-terms", Map.of("serviceKind", kind.id())).stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal("证书期限表没有“%s”一行。请流程设计人员检查决策表 certificate-terms。".formatted(kind.chinese())));
        return new CertificateTerms((Integer) row.get("validMonths"), (Integer) row.get("renewalDays"), (Integer)
                row.get("educationHours"));
    }

    @Transactional(readOnly = true)
    public Certificate certificate(String number) {
        return find(number).orElseThrow(() -> new Refusal("没有编号为%s的证书。请刷新任务列表。".formatted(number)));
    }

    @Transactional(readOnly = true)
    public Optional<Certificate> find(String number) {
        return certificates.findById(number);
    }

    public Certificate requestRenewal(String number, int hours) {
        var certificate = certificate(number);
        certificate.requestRenewal(hours, today(certificate.districtCode()));
        return certificate;
    }

    /** The association confirms the renewal; firm and lawyer learn it. */
    public Certificate renew(String number, int confirmedHours) {
        var certificate = certificate(number);
        certificate.renew(confirmedHours, terms(certificate.districtCode(), certificate.serviceKind()));
        String text = "证书%s已续期，有效期至%s。".formatted(number, ChineseDates.full(certificate.validUntil()));
        dossiers.record(number, null, text, "HZ24-1.1c");
        inform(certificate, "证书已续期", name(certificate) + "律师：" + text);
        events.publishEvent(new CertificateRenewed(number));
        return certificate;
    }

    /** The association does not confirm; the firm learns the reason and may ask again. */
    public Certificate refuseRenewal(String number, String reasons) {
        var certificate = certificate(number);
        certificate.refuseRenewal(reasons, retryUntil(certificate.districtCode()));
        notices.send(
                Role.LAW_FIRM.at(certificate.firmCode()),
                number,
                "未准予续期",
                "%s律师的证书%s未准予续期。理由：%s。%s前可以再次申请。"
                        .formatted(
                                name(certificate),
                                number,
                                certificate.reasons(),
                                ChineseDates.full(certificate.lastDay())));
        return certificate;
    }

    private LocalDate retryUntil(String district) {
        var end = deadlines.deadline(district, "certificate-renewal-deadlines", "again", clock.instant());
        return LocalDate.ofInstant(end.due(), districts.zone(district));
    }

    /**
     * The last day is over and the association has not decided on the renewal: the certificate stays valid until it
     * does. The association is urged, the city's bureau, the firm and the lawyer learn it.
     */
    public void urgeDecision(String number) {
        var certificate = certificate(number);
        String subject = "续期逾期未决定，证书继续有效";
        String text = "%s律师的证书%s于%s到期，律所已在到期前申请续期，市律师协会尚未决定。决定前证书继续有效，请市律师协会尽快办理。"
                .formatted(name(certificate), number, certificate.lastDay());
        dossiers.record(number, null, subject, "HZ09-4.2a");
        String city = districts.cityOf(certificate.districtCode());
        List.of(Role.ASSOCIATION.at(city), Role.CITY_BUREAU.at(city))
                .forEach(group -> notices.send(group, number, subject, text));
        inform(certificate, subject, text);
    }

    /** The last valid day is over: off the roster, and both learn it. */
    public void expire(String number) {
        var certificate = certificate(number);
        certificate.expire(today(certificate.districtCode()));
        leave(certificate, "证书已到期，移出律师名册", "证书有效期至%s，到期未续".formatted(ChineseDates.full(certificate.validUntil())));
    }

    /** The firm takes its lawyer off the roster, and both learn it. */
    public void withdraw(String number, String reasons) {
        var certificate = certificate(number);
        certificate.withdraw(reasons);
        leave(certificate, "律所已撤回，移出律师名册", certificate.reasons());
    }

    private void leave(Certificate certificate, String outcome, String reasons) {
        dossiers.record(certificate.number(), null, outcome, reasons);
        dossiers.close(certificate.number(), outcome);
        inform(certificate, outcome, "%s律师：%s。理由：%s".formatted(name(certificate), outcome, reasons));
        events.publishEvent(
                new LawyerLeftRoster(certificate.number(), certificate.licenceNumber(), certificate.districtCode()));
    }

    private void inform(Certificate certificate, String subject, String text) {
        notices.send(Role.LAW_FIRM.at(certificate.firmCode()), certificate.number(), subject, text);
        notices.send(Role.LAWYER.at(certificate.licenceNumber()), certificate.number(), subject, text);
    }

    private String name(Certificate certificate) {
        return lawyers.findById(certificate.licenceNumber()).orElseThrow().name();
    }

    private LocalDate today(String district) {
        return LocalDate.ofInstant(clock.instant(), districts.zone(district));
    }
}
