package org.communitycounsel.vetting;

import org.communitycounsel.platform.Word;

/** Whether a certificate keeps its holder on the roster. */
public enum CertificateState implements Word {
    VALID("valid", "有效"),
    EXPIRED("expired", "已到期"),
    WITHDRAWN("withdrawn", "已撤回");

    private final String id;
    private final String chinese;

    CertificateState(String id, String chinese) {
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
