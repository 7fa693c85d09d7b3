package org.communitycounsel.dispute;

import java.time.Clock;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports of the same incident come into one dossier, also afterwards. */
@Service
@Transactional
public class Joining {

    private final Disputes disputes;
    private final Reports reports;
    private final Mediations mediations;
    private final Representations representations;
    private final Escalation escalation;
    private final Mediating mediating;
    private final Dossiers dossiers;
    private final Clock clock;

    Joining(
            Disputes disputes,
            Reports reports,
            Mediations mediations,
            Representations representations,
            Escalation escalation,
            Mediating mediating,
            Dossiers dossiers,
            Clock clock) {
        this.disputes = disputes;
        this.reports = reports;
        this.mediations = mediations;
        this.representations = representations;
        this.escalation = escalation;
        this.mediating = mediating;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * Puts the dispute into the dossier of another of the same community; who represents or mediated in it is bound there
     * too.
     *
     * @param into the other's dossier
     * @param account who joins them
     * @return the joined dispute's grade, by which the other may have to be graded anew
     */
    public Grade join(String number, String into, String account) {
        var joined = disputes.of(number);
        var main = disputes.findByDossierNumber(into)
                .filter(other -> other.isOpen()
                        && !other.id().equals(joined.id())
                        && other.communityCode().equals(joined.communityCode()))
                .orElseThrow(() -> new Refusal("只能并入同一社区另一件正在办理的纠纷。请重新选择。"));
        mediating.breakOff(number, MediationResult.INTERRUPTED);
        escalation.close(number);
        joined.joined(main, clock.instant());
        if (joined.hasAuthorityAsSide()) {
            main.authorityIsSide();
        }
        var grade = joined.grade();
        reports.findByDisputeIdOrderById(joined.id()).forEach(report -> {
            dossiers.admit(into, report.reporterGroup());
            dossiers.admitPerson(into, report.reportedBy());
        });
        move(joined.id(), main.id(), main.reportRound());
        dossiers.record(into, account, "并入案卷 %s 的上报".formatted(number), null);
        dossiers.close(number, "并入案卷 " + into);
        return grade;
    }

    private void move(Long joined, Long main, int round) {
        try {
            reports.move(joined, main, round);
            mediations.move(joined, main);
            representations.move(joined, main);
        } catch (DataIntegrityViolationException conflict) {
            throw new Refusal("两件纠纷中有律师既调解又代理当事人，不能并案（JG-13a）。请先更换律师。");
        }
    }
}
