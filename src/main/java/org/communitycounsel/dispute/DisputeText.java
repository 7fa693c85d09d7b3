package org.communitycounsel.dispute;

import static org.communitycounsel.platform.engine.Markdown.plain;

import java.util.List;
import java.util.stream.Collectors;
import org.communitycounsel.platform.dossier.SealedDossiers;
import org.communitycounsel.platform.engine.FormWords;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dispute as the forms of its tasks show it, to those on the case; each time is recorded as a look. JG-15. */
@Component
class DisputeText implements FormWords {

    private final Disputes disputes;
    private final Reports reports;
    private final Mediations mediations;
    private final GradeTerms terms;
    private final SealedDossiers sealedDossiers;
    private final CurrentUser user;

    DisputeText(
            Disputes disputes,
            Reports reports,
            Mediations mediations,
            GradeTerms terms,
            SealedDossiers sealedDossiers,
            CurrentUser user) {
        this.disputes = disputes;
        this.reports = reports;
        this.mediations = mediations;
        this.terms = terms;
        this.sealedDossiers = sealedDossiers;
        this.user = user;
    }

    @Override
    public String key() {
        return "disputeCase";
    }

    @Override
    @Transactional
    public String words(String dossier) {
        return sealedDossiers.mayRead(dossier, user, "任务表单") ? text(disputes.of(dossier)) : null;
    }

    private String text(Dispute dispute) {
        var grade = terms.of(dispute.districtCode(), dispute.grade());
        return "**%s**　　类别：%s\n\n> 工作指引：%s（%s）\n\n%s%s"
                .formatted(
                        dispute.grade().chinese(),
                        dispute.kind().chinese(),
                        grade.guidance(),
                        grade.clause(),
                        reported(reports.findByDisputeIdOrderById(dispute.id())),
                        facts(dispute));
    }

    private static String reported(List<Report> all) {
        return all.stream().map(DisputeText::reported).collect(Collectors.joining("\n\n---\n\n"));
    }

    private static String reported(Report report) {
        String signs = report.signs().stream().map(Sign::chinese).collect(Collectors.joining("、"));
        return "**一方当事人**\n\n%s\n\n**对方当事人**\n\n%s\n\n**纠纷情况**（涉及%d人%s）\n\n%s"
                .formatted(
                        parties(report, Side.ONE),
                        parties(report, Side.OTHER),
                        report.people(),
                        signs.isEmpty() ? "" : "；" + signs,
                        plain(report.matter()));
    }

    private static String parties(Report report, Side side) {
        return report.parties(side).stream()
                .map(party -> "- " + plain(party.inWords()))
                .collect(Collectors.joining("\n"));
    }

    private String facts(Dispute dispute) {
        return mediations
                .findFirstByDisputeIdOrderByIdDesc(dispute.id())
                .map(Mediation::facts)
                .map(facts -> "\n\n**查明的事实**\n\n" + plain(facts))
                .orElse("");
    }
}
