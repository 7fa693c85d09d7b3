package org.communitycounsel.platform.start;

import org.communitycounsel.platform.StartupProblem;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StartupProblemAnalyzer extends AbstractFailureAnalyzer<StartupProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartupProblem cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
