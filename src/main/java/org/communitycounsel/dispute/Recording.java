package org.communitycounsel.dispute;

import java.time.Clock;
import java.util.List;
import org.communitycounsel.directory.Communities;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From what somebody reports to a graded dispute in a sealed dossier. JG-12b, JG-15. */
@Service
@Transactional
public class Recording {

    /** The kind of a dispute's dossier: 纠纷. */
    public static final String DOSSIER_KIND = "JF";

    private final Disputes disputes;
    private final Reports reports;
    private final Gradings gradings;
    private final GradeTerms terms;
    private final Communities communities;
    private final Dossiers dossiers;
    private final Clock clock;

    Recording(
            Disputes disputes,
            Reports reports,
            Gradings gradings,
            GradeTerms terms,
            Communities communities,
            Dossiers dossiers,
            Clock clock) {
        this.disputes = disputes;
        this.reports = reports;
        this.gradings = gradings;
        this.terms = terms;
        this.communities = communities;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** Opens a sealed dossier for the dispute; its title says place and kind, no names. */
    public Dispute open(Recorded recorded, Reporter reporter) {
        var community =
                communities.findById(recorded.communityCode()).orElseThrow(() -> new Refusal("没有这个社区（村）。请从列表中选择。"));
        String number = dossiers.open(
                DOSSIER_KIND,
                community.districtCode(),
                "纠纷上报：%s%s".formatted(community.name(), recorded.kind().chinese()),
                List.of(reporter.group(), Role.JUSTICE_OFFICE.at(community.streetCode())));
        dossiers.seal(number);
        var dispute = disputes.save(
                new Dispute(number, community.code(), recorded.kind(), recorded.authorityIsSide(), clock.instant()));
        reports.save(new Report(dispute, recorded, reporter, clock.instant()));
        return dispute;
    }

    /** Another report of the same incident goes into the open dossier. */
    public Dispute add(String number, Recorded recorded, Reporter reporter) {
        var dispute = disputes.findByDossierNumber(number)
                .filter(open -> open.isOpen() && open.communityCode().equals(recorded.communityCode()))
                .orElseThrow(() -> new Refusal("要并入的案卷已经办结，或者不是该社区的。请重新选择，或者不选而另立案卷。"));
        reports.save(new Report(dispute, recorded, reporter, clock.instant()));
        if (recorded.authorityIsSide()) {
            dispute.authorityIsSide();
        }
        dossiers.admit(number, reporter.group());
        dossiers.record(number, reporter.account(), "续报：同一事件的又一次上报，并入本案卷", null);
        return dispute;
    }

    /** The first grade, by the table. */
    public void grade(String number, Grade grade) {
        var dispute = disputes.of(number);
        dispute.graded(grade);
        gradings.save(new Grading(dispute.id(), grade, null, null, clock.instant()));
        var found = terms.of(dispute.districtCode(), grade);
        dossiers.record(number, null, "定级：" + grade.chinese(), found.clause());
    }

    /** Whether the grade of a further report is graver than the dispute's. */
    @Transactional(readOnly = true)
    public boolean isGraver(String number, Grade grade) {
        var dispute = disputes.of(number);
        return terms.isGraver(dispute.districtCode(), grade, dispute.grade());
    }

    /** The dispute is over. */
    public void close(String number, Outcome outcome) {
        var dispute = disputes.of(number);
        dispute.ended(outcome, clock.instant());
        dossiers.close(number, outcome.chinese());
    }
}
