package org.communitycounsel.pairing;

import org.communitycounsel.platform.Word;

/** How a community is paired: with one lawyer stationed there (HZ24-1.1a), or with a firm and its liaison lawyers (SC20-4.1a). */
public enum PairingForm implements Word {
    ONE_LAWYER("oneLawyer", "一社区一律师"),
    FIRM("firm", "律所结对");

    private final String id;
    private final String chinese;

    PairingForm(String id, String chinese) {
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
