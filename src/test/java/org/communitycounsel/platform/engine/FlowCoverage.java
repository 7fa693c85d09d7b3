package org.communitycounsel.platform.engine;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;

/** Which flow nodes and sequence flows the tests have walked. {@link WalksEveryFlowOf} asks it. */
public class FlowCoverage extends AbstractCamundaConfiguration {

    private static final Path REPORTS = Path.of("target", "flow-coverage");

    private final Set<String> walked = new ConcurrentSkipListSet<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                watchActivities(process);
            }

            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                flow.addListener(ExecutionListener.EVENTNAME_TAKE, execution -> walked(execution, flow.getId()));
            }
        });
    }

    private void watchActivities(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_END, execution -> walked(execution, activity.getId()));
            watchActivities(activity);
        }
    }

    private void walked(Object execution, String element) {
        walked.add(((ExecutionEntity) execution).getProcessDefinition().getKey() + " " + element);
    }

    /** From here on counts anew what is walked in the process. */
    void begin(String process) {
        walked.removeIf(element -> element.startsWith(process + " "));
    }

    /** Fails, naming them, where flow nodes or sequence flows of the process were not walked; writes a report. */
    public void isComplete(RepositoryService repository, String process) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        var model = repository.getBpmnModelInstance(definition.getId());
        var all = new TreeSet<String>();
        model.getModelElementsByType(FlowNode.class).stream()
                .map(FlowElement::getId)
                .forEach(all::add);
        model.getModelElementsByType(SequenceFlow.class).stream()
                .map(FlowElement::getId)
                .forEach(all::add);
        // the engine goes from such a gateway to the event that happened without taking the flow between
        model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getSource() instanceof EventBasedGateway)
                .filter(flow -> walked.contains(process + " " + flow.getTarget().getId()))
                .forEach(flow -> walked.add(process + " " + flow.getId()));
        var missed = all.stream()
                .filter(element -> !walked.contains(process + " " + element))
                .collect(toCollection(TreeSet::new));
        report(process, all, missed);
        assertThat(missed).as("not walked in " + process).isEmpty();
    }

    private static void report(String process, Set<String> all, Set<String> missed) {
        int walked = all.size() - missed.size();
        var text = new StringBuilder("%s: %d of %d flow nodes and sequence flows walked, %.1f %%%n"
                .formatted(process, walked, all.size(), 100.0 * walked / all.size()));
        all.forEach(element -> text.append(missed.contains(element) ? "  -  " : "  x  ")
                .append(element)
                .append('\n'));
        try {
            Files.createDirectories(REPORTS);
            Files.writeString(REPORTS.resolve(process + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
