package org.communitycounsel.worklog.process;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.worklog.LogEntries;
import org.communitycounsel.worklog.LogEntry;
import org.communitycounsel.worklog.LogRecording;
import org.communitycounsel.worklog.LogSigning;
import org.communitycounsel.worklog.Nature;
import org.communitycounsel.worklog.PersonServed;
import org.communitycounsel.worklog.ServiceKind;
import org.communitycounsel.worklog.Told;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code work-log}, in the diagram's order. */
@Component
@UsedInDiagrams("workLogSteps")
public class WorkLogSteps {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WHOM = 100;

    private final LogRecording recording;
    private final LogSigning signing;
    private final LogEntries entries;
    private final WorkLogFlow flow;
    private final CurrentUser user;

    WorkLogSteps(LogRecording recording, LogSigning signing, LogEntries entries, WorkLogFlow flow, CurrentUser user) {
        this.recording = recording;
        this.signing = signing;
        this.entries = entries;
        this.flow = flow;
        this.user = user;
    }

    public void registerLog(DelegateExecution execution) {
        var form = new Submitted(execution);
        var told = told(
                form,
                form.text("community", "社区"),
                word(Nature.class, form, "nature", "记录的是"),
                form.optionalText("corrects", "更正哪一条"));
        if (!told.communityCode().startsWith(String.valueOf(execution.getTenantId()))) {
            throw new Refusal("该社区不在所选的区，请从列表中选择。");
        }
        var entry = recording.record(told, licenceOfUser(), user.id());
        execution.setProcessBusinessKey(entry.number());
        flow.describe(entry, execution);
    }

    private String licenceOfUser() {
        Set<String> licences = user.places(Role.LAWYER);
        if (licences.size() != 1) {
            throw new Refusal("工作日志由社区律师本人记录。您的账号%s，请联系管理员。".formatted(licences.isEmpty() ? "不是律师账号" : "登记了不止一名律师"));
        }
        return licences.iterator().next();
    }

    private static Told told(Submitted form, String community, Nature nature, String corrects) {
        LocalDate day = day(form);
        return new Told(
                community,
                nature,
                time(day, form, "from", "开始时间"),
                time(day, form, "until", "结束时间"),
                word(PersonServed.class, form, "served", "服务对象"),
                form.text("whom", "对象说明", LONGEST_WHOM),
                word(ServiceKind.class, form, "kind", "服务类别"),
                form.text("content", "内容"),
                form.text("result", "结果"),
                corrects);
    }

    private static LocalDate day(Submitted form) {
        try {
            return LocalDate.parse(form.text("day", "日期"));
        } catch (DateTimeException wrong) {
            throw new Refusal("“日期”不是有效的日期，请写作2026-03-09的样子。");
        }
    }

    private static LocalDateTime time(LocalDate day, Submitted form, String key, String label) {
        try {
            return day.atTime(LocalTime.parse(form.text(key, label)));
        } catch (DateTimeException wrong) {
            throw new Refusal("“%s”不是有效的时间，请写作09:00或者14:30的样子。".formatted(label));
        }
    }

    private static <T extends Enum<T> & Word> T word(Class<T> list, Submitted form, String key, String label) {
        return Word.of(list, form.text(key, label)).orElseThrow(() -> new Refusal("请选择“%s”。".formatted(label)));
    }

    public void signLog(DelegateTask task) {
        var form = new Submitted(task);
        boolean signed = form.choice("signature", "签字", "sign", "return").equals("sign");
        if (signed) {
            signing.sign(number(task.getExecution()), user.id(), user.displayName());
        } else {
            String number = number(task.getExecution());
            signing.giveBack(number, user.id(), form.text("reason", "退回理由", LONGEST_REASON));
            flow.describe(entries.of(number), task.getExecution());
        }
        task.getExecution().setVariable("signed", signed);
    }

    public void remindOfSigning(DelegateExecution execution) {
        signing.remind(number(execution));
    }

    public void reportUnsigned(DelegateExecution execution) {
        signing.report(number(execution));
    }

    /** What the lawyer told before, for the form: a field of the start form. */
    public Object told(DelegateExecution execution, String field) {
        LogEntry entry = entries.of(number(execution));
        return switch (field) {
            case "day" -> entry.from().toLocalDate().toString();
            case "from" -> entry.from().toLocalTime().toString();
            case "until" -> entry.until().toLocalTime().toString();
            case "served" -> entry.served().id();
            case "whom" -> entry.whom();
            case "kind" -> entry.kind().id();
            case "content" -> entry.content();
            case "result" -> entry.result();
            default -> throw new IllegalArgumentException(field);
        };
    }

    public void reviseLog(DelegateTask task) {
        var form = new Submitted(task);
        String number = number(task.getExecution());
        boolean resubmitted =
                form.choice("revision", "处理", "resubmit", "withdraw").equals("resubmit");
        if (resubmitted) {
            var entry = entries.of(number);
            var told = told(form, entry.communityCode(), entry.nature(), entry.corrects());
            flow.describe(recording.recordAgain(number, told), task.getExecution());
        }
        task.getExecution().setVariable("resubmitted", resubmitted);
    }

    public void withdrawLog(DelegateExecution execution) {
        recording.withdraw(number(execution));
    }

    public void lapseLog(DelegateExecution execution) {
        recording.lapse(number(execution));
    }

    /** The business key, which no form can change. */
    private static String number(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
