package org.communitycounsel.pairing.process;

import static org.communitycounsel.pairing.process.AgreementSigning.DOCUMENT_HASH;
import static org.communitycounsel.pairing.process.AgreementSigning.PURPOSE;
import static org.communitycounsel.pairing.process.AgreementSigning.WISHES;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.communitycounsel.pairing.Half;
import org.communitycounsel.pairing.Party;
import org.communitycounsel.pairing.Purpose;
import org.communitycounsel.pairing.Signing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.engine.Submitted;
import org.communitycounsel.platform.engine.UsedInDiagrams;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.stereotype.Component;

/** The steps of the flow {@code agreement-signing}, in the diagram's order. HZ09-4.2b, SH17-3.1c. */
@Component
@UsedInDiagrams("agreementSigningSteps")
public class AgreementSigningSteps {

    private final Signing signing;
    private final AgreementSigning flow;
    private final CurrentUser user;

    AgreementSigningSteps(Signing signing, AgreementSigning flow, CurrentUser user) {
        this.signing = signing;
        this.flow = flow;
        this.user = user;
    }

    public void draftAgreement(DelegateExecution execution) {
        var purpose =
                Word.of(Purpose.class, (String) execution.getVariable(PURPOSE)).orElseThrow();
        flow.describe(dossier(execution), signing.draft(dossier(execution), purpose), execution);
    }

    /** The hash of the document a form shows, which it hands back with the signature. */
    public String documentHash(DelegateExecution execution) {
        return signing.open(dossier(execution)).orElseThrow().sha256();
    }

    public void signByFirm(DelegateTask task) {
        task.setVariable("firmAnswer", answer(task, Party.FIRM));
    }

    public void signByCommunity(DelegateTask task) {
        task.setVariable("communityAnswer", answer(task, Party.COMMUNITY));
    }

    private String answer(DelegateTask task, Party party) {
        var form = new Submitted(task);
        String dossier = dossier(task.getExecution());
        String answer = form.choice("answer", "办理意见", "sign", "amend", "refuse");
        switch (answer) {
            case "sign" -> signing.sign(dossier, party, form.text(DOCUMENT_HASH, "文件的SHA-256值"), user);
            case "amend" -> task.setVariable(WISHES, party.chinese() + "：" + form.text("changes", "要求修改的内容"));
            default -> signing.refuse(dossier, party, form.text("reason", "拒绝的理由"));
        }
        return answer;
    }

    public void fileAgreement(DelegateTask task) {
        var form = new Submitted(task);
        boolean filed = form.choice("filing", "办理意见", "file", "return").equals("file");
        if (filed) {
            signing.file(dossier(task.getExecution()));
        } else {
            task.setVariable(WISHES, "司法所：" + form.text("reason", "退回修改的理由"));
        }
        task.setVariable("agreementFiled", filed);
    }

    public void reviseAgreement(DelegateTask task) {
        var form = new Submitted(task);
        String dossier = dossier(task.getExecution());
        var revised = form.choice("revision", "修改方式", "amend", "upload").equals("upload")
                ? signing.reviseByUpload(dossier)
                : signing.revise(
                        dossier,
                        weekday(form.optionalText("weekday", "服务日")),
                        half(form.optionalText("half", "上午或下午")),
                        form.optionalText("specialTerms", "特别约定"));
        flow.describe(dossier, revised, task);
    }

    private static Integer weekday(String chosen) {
        if (chosen == null) {
            return null;
        }
        if (!chosen.matches("[1-7]")) {
            throw new Refusal("请在列表中选择“服务日”。");
        }
        return Integer.valueOf(chosen);
    }

    private static Half half(String chosen) {
        return chosen == null ? null : Word.of(Half.class, chosen).orElseThrow(() -> new Refusal("请在列表中选择“上午或下午”。"));
    }

    public void remind(DelegateExecution execution) {
        signing.remind(dossier(execution));
    }

    public void concludeRefusal(DelegateExecution execution) {
        signing.refuseForSilence(dossier(execution));
        signing.tellOfRefusal(dossier(execution));
    }

    /** However the flow ends, also where the pairing is given up meanwhile: nothing is left to sign. */
    public void close(DelegateExecution execution) {
        signing.abandon(dossier(execution));
    }

    /** The business key, which no form can change. */
    private static String dossier(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
