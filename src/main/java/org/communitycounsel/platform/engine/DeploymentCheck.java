package org.communitycounsel.platform.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.model.ModelRules;
import org.communitycounsel.platform.engine.model.Violation;
import org.springframework.stereotype.Component;

/**
 * Asked by the engine before it takes a deployment, wherever that comes from: the start of the application, the REST API,
 * the modeler, Cockpit. Models that could run code or cannot run at all are refused with a line for each fault.
 */
@Component
class DeploymentCheck implements Deployer {

    /** How a refusal begins. */
    static final String REFUSED = "不能部署。";

    private final ModelRules rules;
    private final DeployedModels deployed;

    DeploymentCheck(DiagramBeans beans, DeployedModels deployed) {
        this.rules = new ModelRules(beans);
        this.deployed = deployed;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new HashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        String faults = rules.check(files, deployed.seenFrom(deployment.getTenantId())).stream()
                .filter(Violation::forbidsDeployment)
                .map(Violation::line)
                .collect(Collectors.joining("；"));
        if (!faults.isEmpty()) {
            throw new Refusal(REFUSED + faults);
        }
    }
}
