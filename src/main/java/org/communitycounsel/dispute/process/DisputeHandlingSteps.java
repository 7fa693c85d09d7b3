package org.communitycounsel.dispute.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.dispute.Handling;
import org.communitycounsel.dispute.Treatment;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code dispute-handling}, in the diagram's order. */
@Component
@UsedInDiagrams("disputeHandlingSteps")
public class DisputeHandlingSteps {

    private static final int LONGEST_DEPARTMENT = 100;

    private final Treatment treatment;
    private final Reminders reminders;
    private final CurrentUser user;

    DisputeHandlingSteps(Treatment treatment, Reminders reminders, CurrentUser user) {
        this.treatment = treatment;
        this.reminders = reminders;
        this.user = user;
    }

    public void chooseHandling(DelegateTask task) {
        var form = new Submitted(task);
        var handling =
                Word.of(Handling.class, form.text("handling", "处理方式")).orElseThrow(() -> new Refusal("请选择“处理方式”。"));
        treatment.choose(dossier(task), handling);
        if (handling == Handling.OPINION || handling == Handling.AID) {
            String licence = form.optionalText("handlingLawyer", "承办律师");
            treatment.entrust(dossier(task), licence);
            task.getExecution().setVariable("lawyer", licence);
        }
        note(task, "处理方式：" + handling.chinese(), form.optionalText("note", "说明"));
        task.getExecution().setVariable("treatment", handling.id());
    }

    public void giveOpinion(DelegateTask task) {
        var form = new Submitted(task);
        boolean atOnce = form.choice("place", "出具方式", "onTheSpot", "written").equals("onTheSpot");
        note(task, atOnce ? "法律意见（当场）" : "法律意见（书面）", form.text("opinion", "法律意见"));
    }

    public void assistWithAid(DelegateTask task) {
        var form = new Submitted(task);
        String result = switch (form.choice("aidResult", "申请情况", "applied", "granted", "unqualified")) {
            case "applied" -> "已提交申请";
            case "granted" -> "已获批准";
            default -> "不符合援助条件";
        };
        note(task, "法律援助：" + result, form.text("aidNote", "办理情况"));
    }

    public void transferDispute(DelegateTask task) {
        var form = new Submitted(task);
        String department = form.text("department", "接收部门", LONGEST_DEPARTMENT);
        note(task, "移送", "移送%s。%s".formatted(department, form.text("transferNote", "移送情况")));
    }

    public void handleJointly(DelegateTask task) {
        var form = new Submitted(task);
        if (form.ticked("participants").isEmpty()) {
            throw new Refusal("请勾选“参加单位”。");
        }
        note(task, "联合处置", form.text("jointNote", "处置情况"));
    }

    public void concludeHandling(DelegateTask task) {
        var form = new Submitted(task);
        String conclusion = form.choice("conclusion", "结果", "settled", "referred", "again");
        boolean concluded = !conclusion.equals("again");
        note(task, "处理结果", form.text("conclusionNote", "说明"));
        task.getExecution().setVariable("concluded", concluded);
        if (concluded) {
            task.getExecution().setVariable("outcome", conclusion);
        }
    }

    private void note(DelegateTask task, String kind, String text) {
        treatment.record(dossier(task), kind, text, user.id());
    }

    /** The step is overdue: who has it is reminded, and the coordination office is told. */
    public void remind(DelegateTask task) {
        reminders.remind(task);
        reminders.tell(Role.COORDINATION_OFFICE.at(dossier(task).substring(0, 6)), task);
    }

    private static String dossier(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
