package org.communitycounsel.platform.dossier;

import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * A task's name as lists show it: the step, then what tells its case from the others of its kind, such as
 * {@code 资格认定：戚守正（浙江澄湖律师事务所）}. Without it a list of ten cases shows ten equal lines. Where one case has a step
 * several times at once, the step has a variable {@code taskAbout} that says what each is about:
 * {@code 登记培训成绩（网络培训）：戚守正（浙江澄湖律师事务所）}.
 */
final class TaskName {

    private static final String SEPARATOR = "：";

    /** The engine's column holds no more. */
    private static final int LONGEST = 255;

    private static final String ABOUT = "taskAbout";

    private TaskName() {}

    static String of(DelegateTask task, Dossier dossier) {
        Object about = task.getVariable(ABOUT);
        String step = about == null ? task.getName() : task.getName() + "（" + about + "）";
        String name = step + SEPARATOR + dossier.subject();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    /** The step alone, for the case's own page, which need not say which case it is. */
    static String step(String name) {
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? name : name.substring(0, end);
    }
}
