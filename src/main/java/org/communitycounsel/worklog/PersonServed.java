package org.communitycounsel.worklog;

import org.communitycounsel.platform.Word;

/** Who was served. HZ09-5.3a. */
public enum PersonServed implements Word {
    RESIDENT("resident", "居民"),
    COMMITTEE("committee", "居（村）委会"),
    ORGANISATION("organisation", "辖区单位");

    private final String id;
    private final String chinese;

    PersonServed(String id, String chinese) {
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
