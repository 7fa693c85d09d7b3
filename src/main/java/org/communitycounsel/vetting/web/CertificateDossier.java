package org.communitycounsel.vetting.web;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.dossier.DossierPart;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.vetting.Certificate;
import org.communitycounsel.vetting.CertificateState;
import org.communitycounsel.vetting.Certification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a certificate adds to the page of its dossier. */
@Component
class CertificateDossier implements DossierPart {

    private final Certification certification;
    private final Lawyers lawyers;
    private final LawFirms firms;

    CertificateDossier(Certification certification, Lawyers lawyers, LawFirms firms) {
        this.certification = certification;
        this.lawyers = lawyers;
        this.firms = firms;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals("ZS");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Fact> facts(String number) {
        return certification.find(number).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(Certificate certificate) {
        var lawyer = lawyers.findById(certificate.licenceNumber()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("状态", certificate.state().chinese()));
        facts.add(new Fact(
                "律师", "%s（%s，%s）".formatted(lawyer.name(), lawyer.kind().chinese(), lawyer.licenceNumber())));
        facts.add(new Fact(
                "推荐律所", firms.findById(certificate.firmCode()).orElseThrow().name()));
        facts.add(new Fact("担任", certificate.serviceKind().chinese()));
        facts.add(new Fact("颁发", ChineseDates.full(certificate.issuedOn())));
        facts.add(new Fact(
                "有效期",
                "%s至%s"
                        .formatted(
                                ChineseDates.full(certificate.validFrom()),
                                ChineseDates.full(certificate.validUntil()))));
        facts.add(new Fact("续期", renewal(certificate)));
        facts.add(new Fact("遴选案卷", certificate.nomination()));
        return facts;
    }

    private static String renewal(Certificate certificate) {
        return certificate.renewalRequested()
                ? "已申请，等待市律师协会决定，决定前证书继续有效"
                : "%s至%s可申请"
                        .formatted(
                                ChineseDates.full(certificate.renewableFrom()),
                                ChineseDates.full(certificate.lastDay()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Action> actions(String number, CurrentUser user) {
        return certification
                .find(number)
                .filter(certificate -> certificate.state() == CertificateState.VALID)
                .filter(certificate -> user.isMemberOf(Role.LAW_FIRM.at(certificate.firmCode())))
                .map(certificate -> new Action("撤出名册", "/vetting/certificates/%s/withdrawal".formatted(number), "撤出理由"))
                .stream()
                .toList();
    }
}
