package org.communitycounsel.platform.engine;

import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.StartStep;
import org.communitycounsel.platform.StartupProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the project's models when the application starts, before it serves or runs any job: the base and each pack,
 * only what has changed, all or nothing. The engine's lock lets one node at a time do so; the others then find nothing
 * changed.
 */
@Component
class ModelDeployer extends StartStep {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployer.class);
    private static final String SOURCE = "community-counsel";

    private final RepositoryService repository;
    private final TransactionTemplate transaction;
    private final String directory;

    ModelDeployer(
            RepositoryService repository,
            PlatformTransactionManager transactions,
            @Value("${community-counsel.processes:}") String directory) {
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
        this.directory = directory;
    }

    @Override
    protected void run() {
        var files = new ModelFiles().addFromClassPath();
        if (!directory.isBlank()) {
            files.addFromDirectory(Path.of(directory));
        }
        deploy(ModelPack.sort(files.all()));
    }

    /** Deploys all packs, or throws a {@link Refusal} that names file and element, and deploys none. */
    void deploy(List<ModelPack> packs) {
        transaction.executeWithoutResult(status -> packs.forEach(this::deploy));
    }

    private void deploy(ModelPack pack) {
        if (pack.files().isEmpty()) {
            return;
        }
        var deployment = repository
                .createDeployment()
                .name(pack.name())
                .source(SOURCE)
                .tenantId(pack.tenant())
                .enableDuplicateFiltering(true);
        pack.files()
                .forEach((name, content) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        try {
            deployment.deploy();
        } catch (Refusal | ProcessEngineException e) {
            String faults = firstLine(e).replace(DeploymentCheck.REFUSED, "");
            throw new StartupProblem("模型包 %s 不能部署。%s".formatted(pack.name(), faults), e);
        }
        LOG.debug(
                "models of {} are up to date: {} files",
                pack.name(),
                pack.files().size());
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Before the web server, which takes a phase near the highest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
