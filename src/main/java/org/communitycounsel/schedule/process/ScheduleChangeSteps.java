package org.communitycounsel.schedule.process;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.schedule.ChangeEffect;
import org.communitycounsel.schedule.ChangeKind;
import org.communitycounsel.schedule.ChangeReports;
import org.communitycounsel.schedule.ChangeRequest;
import org.communitycounsel.schedule.Reallocation;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code schedule-change}, in the diagram's order. */
@Component
@UsedInDiagrams("scheduleChangeSteps")
public class ScheduleChangeSteps {

    static final String[] WEEKDAYS = {"1", "2", "3", "4", "5", "6", "7"};

    private final ChangeReports reports;
    private final Reallocation reallocation;
    private final ChangeEffect effect;
    private final ScheduleChangeFlow flow;
    private final CurrentUser user;

    ScheduleChangeSteps(
            ChangeReports reports,
            Reallocation reallocation,
            ChangeEffect effect,
            ScheduleChangeFlow flow,
            CurrentUser user) {
        this.reports = reports;
        this.reallocation = reallocation;
        this.effect = effect;
        this.flow = flow;
        this.user = user;
    }

    public void registerChange(DelegateExecution execution) {
        var change = reports.report(request(new Submitted(execution)), firmOfUser(), user);
        if (!change.districtCode().equals(execution.getTenantId())) {
            throw new Refusal("该结对不在所选的区，请从本区的结对中选择。");
        }
        execution.setProcessBusinessKey(change.dossierNumber());
        flow.describe(change, execution);
    }

    private static ChangeRequest request(Submitted form) {
        var kind = Word.of(ChangeKind.class, form.text("kind", "调整事项")).orElseThrow(() -> new Refusal("请选择“调整事项”。"));
        boolean hours = kind == ChangeKind.HOURS;
        boolean wished = kind == ChangeKind.LAWYER || kind == ChangeKind.LEAVE;
        return new ChangeRequest(
                form.text("pairing", "服务的社区"),
                kind,
                hours ? null : form.optionalText("lawyer", "有关律师"),
                kind == ChangeKind.COMMUNITY ? form.text("otherPairing", "对调的社区") : null,
                hours ? weekday(form, "weekday", "改为星期几") : null,
                hours ? half(form, "half", "上午或下午") : null,
                wished ? form.optionalText("wished", "希望接任的律师") : null,
                day(form, "effectiveFrom", "生效日期"),
                kind == ChangeKind.LEAVE ? day(form, "effectiveUntil", "代班最后一天") : null,
                form.text("reason", "理由"),
                form.text("report", "书面报告"));
    }

    static Integer weekday(Submitted form, String key, String label) {
        return form.optionalText(key, label) == null ? null : Integer.valueOf(form.choice(key, label, WEEKDAYS));
    }

    static Half half(Submitted form, String key, String label) {
        if (form.optionalText(key, label) == null) {
            return null;
        }
        String[] ids = Arrays.stream(Half.values()).map(Half::id).toArray(String[]::new);
        return Word.of(Half.class, form.choice(key, label, ids)).orElseThrow();
    }

    private static LocalDate day(Submitted form, String key, String label) {
        try {
            return LocalDate.parse(form.text(key, label));
        } catch (DateTimeException wrong) {
            throw new Refusal("“%s”不是有效的日期，请按 2026-10-09 的格式填写。".formatted(label));
        }
    }

    /** JG-17a: the firm reports; which one, says the account, not the form. */
    private String firmOfUser() {
        Set<String> firms = user.places(Role.LAW_FIRM);
        if (firms.size() != 1) {
            throw new Refusal("服务调整由律师事务所报告。您的账号%s，请联系管理员。".formatted(firms.isEmpty() ? "不属于任何律所" : "属于不止一家律所"));
        }
        return firms.iterator().next();
    }

    /** What is to be changed, for the table of notice. */
    public String kind(DelegateExecution execution) {
        return reports.of(dossier(execution)).kind().id();
    }

    public void recordNotice(DelegateExecution execution) {
        var notice = notice(execution);
        var outcome = reports.check(dossier(execution), notice);
        execution.setVariable("noticeOutcome", outcome.id());
        execution.setVariable("returnReason", reports.whyReturned(dossier(execution), notice));
        flow.describe(reports.of(dossier(execution)), execution);
    }

    private static ChangeReports.Notice notice(DelegateExecution execution) {
        Map<String, Object> row = ((DmnDecisionResult) execution.getVariable("decisionResult"))
                .getSingleResult()
                .getEntryMap();
        return new ChangeReports.Notice(
                (Integer) row.get("amount"), (String) row.get("unit"), (String) row.get("lateOutcome"), (String)
                        row.get("clause"));
    }

    public void reviseRequest(DelegateTask task) {
        var form = new Submitted(task);
        String dossier = dossier(task.getExecution());
        boolean leave = reports.of(dossier).kind() == ChangeKind.LEAVE;
        var change = reports.reportAgain(
                dossier,
                day(form, "effectiveFrom", "新的生效日期"),
                leave ? day(form, "effectiveUntil", "代班最后一天") : null,
                user);
        flow.describe(change, task.getExecution());
    }

    public void lapseReport(DelegateExecution execution) {
        reports.lapse(dossier(execution));
    }

    public void informOfRefusal(DelegateExecution execution) {
        reallocation.tellOfRefusal(dossier(execution));
    }

    public void reopenChange(DelegateExecution execution) {
        effect.reopen(dossier(execution));
    }

    public void failChange(DelegateExecution execution) {
        effect.fail(dossier(execution), Failure.inWords((String) execution.getVariable("failure")));
    }

    /** The business key, which no form can change. */
    static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
