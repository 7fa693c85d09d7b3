package org.communitycounsel.platform.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why the application did not start: one line on standard error, without a stack trace. */
class OneLineReport implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction() == null ? "" : " " + analysis.getAction();
        System.err.println("启动失败：" + (analysis.getDescription() + action).replaceAll("\\s*\\R\\s*", " "));
    }
}
