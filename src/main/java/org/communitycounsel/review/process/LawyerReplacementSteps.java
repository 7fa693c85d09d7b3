package org.communitycounsel.review.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.engine.Flows;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.review.InterimCover;
import org.communitycounsel.review.Replacement;
import org.communitycounsel.review.ReplacementCause;
import org.communitycounsel.review.ReplacementGrounds;
import org.communitycounsel.review.ReplacementGrounds.Ground;
import org.communitycounsel.review.ReplacementHearing;
import org.communitycounsel.review.ReplacementTerms;
import org.communitycounsel.review.Replacements;
import org.communitycounsel.review.Succession;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code lawyer-replacement}, in the diagram's order. */
@Component
@UsedInDiagrams("lawyerReplacementSteps")
public class LawyerReplacementSteps {

    private final Replacements replacements;
    private final ReplacementGrounds grounds;
    private final ReplacementHearing hearing;
    private final ReplacementTerms terms;
    private final InterimCover cover;
    private final Succession succession;
    private final LawyerReplacement flow;
    private final LeadTimes leadTimes;
    private final CurrentUser user;

    LawyerReplacementSteps(
            Replacements replacements,
            ReplacementGrounds grounds,
            ReplacementHearing hearing,
            ReplacementTerms terms,
            InterimCover cover,
            Succession succession,
            LawyerReplacement flow,
            LeadTimes leadTimes,
            CurrentUser user) {
        this.replacements = replacements;
        this.grounds = grounds;
        this.hearing = hearing;
        this.terms = terms;
        this.cover = cover;
        this.succession = succession;
        this.flow = flow;
        this.leadTimes = leadTimes;
        this.user = user;
    }

    public void registerReplacement(DelegateExecution execution) {
        var opened = execution.getVariable("cause") == null ? reported(execution) : begun(execution);
        execution.setProcessBusinessKey(opened.dossierNumber());
        flow.describe(opened, execution);
    }

    /** By the form: JG-21, the community reports a lawyer who serves it. */
    private Replacement reported(DelegateExecution execution) {
        var form = new Submitted(execution);
        String key = form.text(LawyerReplacement.SERVING_LAWYER, "反映的律师");
        var served = grounds.served(user).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refusal("只能反映正在本社区（本街道）服务的律师。请从列表中选择。"));
        if (!served.community().startsWith(execution.getTenantId())) {
            throw new Refusal("该社区不在所选的区，请从本区的律师中选择。");
        }
        return grounds.open(
                served.pairing(),
                served.licence(),
                grounds.reported(form.text(LawyerReplacement.FACTS, "不负责的具体情况"), user));
    }

    /** By the programme. */
    private Replacement begun(DelegateExecution execution) {
        return grounds.open(
                (Long) execution.getVariable("pairing"),
                (String) execution.getVariable("licence"),
                new Ground(
                        Word.of(ReplacementCause.class, (String) execution.getVariable("cause"))
                                .orElseThrow(),
                        (String) execution.getVariable("source"),
                        (String) execution.getVariable("grounds"),
                        (String) execution.getVariable("reporter")));
    }

    public void tellOfRejection(DelegateExecution execution) {
        hearing.tellOfRejection(dossier(execution));
    }

    /** Why it was found that the lawyer is to be replaced, for the form; empty where nothing had to be found. */
    public String confirmedFor(DelegateExecution execution) {
        String reason = replacements.of(dossier(execution)).decidedReason();
        return reason == null ? "" : reason;
    }

    /** Who could cover, for the form. */
    public Object coverOptions(DelegateExecution execution) {
        var options = new ArrayList<Map<String, String>>();
        cover.candidates(dossier(execution))
                .forEach((value, label) -> options.add(Map.of("label", label, "value", value)));
        return Flows.json(options);
    }

    /** The days that can be the lawyer's last, for the form. */
    public Object lastDayOptions(DelegateExecution execution) {
        return Flows.json(cover.lastDays(dossier(execution), latest(execution)).stream()
                .map(day -> Map.of("label", ChineseDates.withWeekday(day), "value", day.toString()))
                .toList());
    }

    private LocalDate latest(DelegateExecution execution) {
        var replacement = replacements.of(dossier(execution));
        return cover.latestDay(
                dossier(execution),
                terms.of(replacement.districtCode(), replacement.cause()).serviceDays());
    }

    public void arrangeReplacement(DelegateTask task) {
        var form = new Submitted(task);
        var execution = task.getExecution();
        LocalDate last = form.optionalDay("lastDay", "最后服务日");
        if (last == null) {
            throw new Refusal("请选择“最后服务日”。");
        }
        String chosen = form.text("coverBy", "代管律师");
        String gap = chosen.equals(InterimCover.NOBODY) ? form.text("gapReason", "暂无律师的理由") : null;
        cover.arrange(dossier(execution), last, latest(execution), chosen, gap, user.id());
        flow.describe(replacements.of(dossier(execution)), execution);
    }

    public void arrangeByRule(DelegateExecution execution) {
        cover.arrangeByRule(dossier(execution), latest(execution));
        flow.describe(replacements.of(dossier(execution)), execution);
    }

    /** The beginning of the day after the last. */
    public Date lastDayOver(DelegateExecution execution) {
        var replacement = replacements.of(dossier(execution));
        return leadTimes.beginning(
                replacement.districtCode(), replacement.lastDay().plusDays(1));
    }

    public void standDown(DelegateExecution execution) {
        cover.standDown(dossier(execution));
    }

    public void concludeReplacement(DelegateExecution execution) {
        cover.standDown(dossier(execution));
        succession.conclude(dossier(execution));
    }

    /** The business key, which no form can change. */
    static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    static String dossier(DelegateTask task) {
        return dossier(task.getExecution());
    }
}
