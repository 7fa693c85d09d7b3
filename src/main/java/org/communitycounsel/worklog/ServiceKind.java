package org.communitycounsel.worklog;

import org.communitycounsel.platform.Word;

/** The kinds of service. SH17-2.2, HZ09-3, JG-6; a lecture by HZ09-5.1b, a training by HZ09-5.1c. */
public enum ServiceKind implements Word {
    RECEPTION("reception", "值班接待"),
    ADVICE("advice", "法律咨询"),
    MEDIATION("mediation", "参与调解"),
    LEGAL_AID("legalAid", "协助申请法律援助"),
    DRAFTING("drafting", "起草、审查制度和合同"),
    OPINION("opinion", "重大事项法律意见"),
    ELECTION("election", "换届选举法律服务"),
    LECTURE("lecture", "法治讲座和宣传"),
    TRAINING("training", "培训调解员、社区工作者"),
    COMMISSION("commission", "代书、代理"),
    SURVEY("survey", "走访了解民情"),
    OTHER("other", "其他服务");

    private final String id;
    private final String chinese;

    ServiceKind(String id, String chinese) {
        this.id = id;
        this.chinese = chinese;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
