package org.communitycounsel.platform.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * How long the engine keeps the history of a case: ten years from its start. A diagram may ask for more, never for less,
 * or it could have the history of a running case removed.
 */
class KeptRecords extends DefaultHistoryRemovalTimeProvider {

    static final int DAYS = 3650;

    @Override
    public Date calculateRemovalTime(HistoricProcessInstanceEventEntity instance, ProcessDefinition definition) {
        return determineRemovalTime(instance.getStartTime(), days(definition.getHistoryTimeToLive()));
    }

    @Override
    public Date calculateRemovalTime(HistoricDecisionInstanceEntity instance, DecisionDefinition definition) {
        return determineRemovalTime(instance.getEvaluationTime(), days(definition.getHistoryTimeToLive()));
    }

    private static int days(Integer asked) {
        return asked == null ? DAYS : Math.max(asked, DAYS);
    }
}
