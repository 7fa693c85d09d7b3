package org.communitycounsel.vetting.process;

import static org.communitycounsel.vetting.process.LawyerVettingSteps.dossier;

import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.vetting.Certificate;
import org.communitycounsel.vetting.Certification;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code certificate-renewal}, in the diagram's order. HZ09-4.2a, HZ24-1.1c. */
@Component
@UsedInDiagrams("certificateRenewalSteps")
public class CertificateRenewalSteps {

    private final Certification certification;
    private final Districts districts;

    CertificateRenewalSteps(Certification certification, Districts districts) {
        this.certification = certification;
        this.districts = districts;
    }

    /** The beginning of the first day on which renewal may be asked for. */
    public Date renewalOpens(DelegateExecution execution) {
        var certificate = certification.certificate(dossier(execution));
        return beginningOf(certificate.renewableFrom(), certificate);
    }

    /** The last second in which renewal may be asked for. */
    public Date renewableUntil(DelegateExecution execution) {
        return Date.from(expires(execution).toInstant().minusSeconds(1));
    }

    /** The beginning of the day after the last one; from then on the certificate is valid only while a renewal is undecided. */
    public Date expires(DelegateExecution execution) {
        var certificate = certification.certificate(dossier(execution));
        return beginningOf(certificate.lastDay().plusDays(1), certificate);
    }

    private Date beginningOf(LocalDate day, Certificate certificate) {
        return Date.from(
                day.atStartOfDay(districts.zone(certificate.districtCode())).toInstant());
    }

    public void renewCertificate(DelegateTask task) {
        var form = new Submitted(task);
        int hours = form.hours("educationHours", "已完成的继续教育学时");
        certification.requestRenewal(dossier(task.getExecution()), hours);
        task.setVariable("requestedHours", hours);
        task.setVariable("requestNote", form.optionalText("renewalNote", "说明"));
    }

    public void confirmRenewal(DelegateTask task) {
        var form = new Submitted(task);
        boolean confirmed = form.choice("renewal", "结论", "confirmed", "refused").equals("confirmed");
        if (confirmed) {
            certification.renew(dossier(task.getExecution()), form.hours("confirmedHours", "核实的继续教育学时"));
        } else {
            String reasons = form.text("reason", "理由");
            certification.refuseRenewal(dossier(task.getExecution()), reasons);
            task.setVariable("refusal", reasons);
        }
        task.setVariable("renewalConfirmed", confirmed);
    }

    public void urgeDecision(DelegateExecution execution) {
        certification.urgeDecision(dossier(execution));
    }

    public void expireCertificate(DelegateExecution execution) {
        certification.expire(dossier(execution));
    }

    public void withdrawCertificate(DelegateExecution execution) {
        certification.withdraw(dossier(execution), (String) execution.getVariable(LawyerVetting.WITHDRAWAL_REASON));
    }
}
