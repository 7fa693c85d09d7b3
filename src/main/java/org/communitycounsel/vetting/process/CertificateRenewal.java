package org.communitycounsel.vetting.process;

import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.communitycounsel.directory.LawFirms;
import org.communitycounsel.directory.Lawyers;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.vetting.Certificate;
import org.communitycounsel.vetting.CertificateRenewed;
import org.communitycounsel.vetting.Certification;
import org.communitycounsel.vetting.LawyerCertified;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow {@code certificate-renewal} as the domain sees it: one instance for each term of a certificate. */
@Component
public class CertificateRenewal {

    static final String KEY = "certificate-renewal";
    static final String WITHDRAWN = "vetting.certificateWithdrawn";

    private final Flows flows;
    private final Certification certification;
    private final Lawyers lawyers;
    private final LawFirms firms;
    private final Districts districts;

    CertificateRenewal(Flows flows, Certification certification, Lawyers lawyers, LawFirms firms, Districts districts) {
        this.flows = flows;
        this.certification = certification;
        this.lawyers = lawyers;
        this.firms = firms;
        this.districts = districts;
    }

    @EventListener
    void on(LawyerCertified event) {
        start(certification.certificate(event.certificate()));
    }

    @EventListener
    void on(CertificateRenewed event) {
        start(certification.certificate(event.certificate()));
    }

    private void start(Certificate certificate) {
        flows.start(KEY, certificate.districtCode(), certificate.number(), variables(certificate));
    }

    /** What the flow is told of the certificate, and its forms show. */
    VariableMap variables(Certificate certificate) {
        var lawyer = lawyers.findById(certificate.licenceNumber()).orElseThrow();
        return Variables.createVariables()
                .putValue(LawyerVetting.DOSSIER_NUMBER, certificate.number())
                .putValue(LawyerVetting.LAWYER_NAME, lawyer.name())
                .putValue(LawyerVetting.FIRM, certificate.firmCode())
                .putValue(LawyerVetting.CITY, districts.cityOf(certificate.districtCode()))
                .putValue(
                        LawyerVetting.CANDIDATE,
                        Flows.json(Map.of(
                                "name", lawyer.name(),
                                "kind", lawyer.kind().chinese(),
                                "firm",
                                        firms.findById(certificate.firmCode())
                                                .orElseThrow()
                                                .name(),
                                "service", certificate.serviceKind().chinese())))
                .putValue(
                        "certificate",
                        Flows.json(Map.of(
                                "number", certificate.number(),
                                "validUntil", ChineseDates.full(certificate.validUntil()),
                                "educationHours", certificate.educationHours())));
    }

    /** Ends the flow of that certificate because the firm takes its lawyer off the roster. */
    @Transactional
    public void withdraw(String certificate, String reasons) {
        if (!flows.deliver(WITHDRAWN, certificate, Map.of(LawyerVetting.WITHDRAWAL_REASON, reasons))) {
            throw new Refusal("该证书已失效，不能再撤回。");
        }
    }
}
