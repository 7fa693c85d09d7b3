package org.communitycounsel.dispute;

import java.time.Clock;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A dispute is graded anew, at any time: what is under way is broken off, reports go out anew. JG-12b, SH17-2.3d. */
@Service
@Transactional
public class Regrading {

    private final Disputes disputes;
    private final Gradings gradings;
    private final GradeTerms terms;
    private final Escalation escalation;
    private final Mediating mediating;
    private final Dossiers dossiers;
    private final Clock clock;

    Regrading(
            Disputes disputes,
            Gradings gradings,
            GradeTerms terms,
            Escalation escalation,
            Mediating mediating,
            Dossiers dossiers,
            Clock clock) {
        this.disputes = disputes;
        this.gradings = gradings;
        this.terms = terms;
        this.escalation = escalation;
        this.mediating = mediating;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * @param reason confidential
     * @param account who grades anew
     * @param mayLower whether the person may find a dispute less grave than before: the justice office may, a lawyer not
     */
    public void regrade(String number, Grade grade, String reason, String account, boolean mayLower) {
        var dispute = disputes.of(number);
        if (dispute.grade() == grade) {
            throw new Refusal("本纠纷已经是“%s”，无须重新定级。".formatted(grade.chinese()));
        }
        if (!mayLower && !terms.isGraver(dispute.districtCode(), grade, dispute.grade())) {
            throw new Refusal("降低等级由司法所决定。请与司法所联系。");
        }
        String before = dispute.grade().chinese();
        dispute.graded(grade);
        gradings.save(new Grading(dispute.id(), grade, account, reason, clock.instant()));
        escalation.close(number);
        mediating.breakOff(number, MediationResult.INTERRUPTED);
        dossiers.record(
                number,
                account,
                "重新定级：由“%s”改为“%s”，中断正在办理的环节".formatted(before, grade.chinese()),
                terms.of(dispute.districtCode(), grade).clause());
    }
}
