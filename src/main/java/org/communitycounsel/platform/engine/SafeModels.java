package org.communitycounsel.platform.engine;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.communitycounsel.platform.engine.model.ModelReader;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Models are data, not code: whatever a diagram, a table or a stored filter says, the engine runs only what the project
 * offers. This is the last line; {@link DeploymentCheck} refuses such models before they come so far.
 */
@Component
@Order(1010)
class SafeModels extends AbstractCamundaConfiguration {

    private final DiagramBeans beans;
    private final DeploymentCheck check;

    SafeModels(DiagramBeans beans, DeploymentCheck check) {
        this.beans = beans;
        this.check = check;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new DiagramExpressions(beans));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setArtifactFactory(new NoClasses());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setDmnEngineConfiguration(tables());
        List<org.camunda.bpm.engine.impl.persistence.deploy.Deployer> first = new ArrayList<>(List.of(check));
        if (engine.getCustomPreDeployers() != null) {
            first.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(first);
    }

    /** Tables in FEEL, which reaches nothing but their inputs; neither JUEL nor scripts. */
    static DefaultDmnEngineConfiguration tables() {
        var dmn = new DefaultDmnEngineConfiguration();
        dmn.setFeelEngineFactory(new PlainValuesFeel());
        dmn.setTransformer(new ReadTables());
        dmn.setElProvider(expression -> {
            throw new ProcessEngineException("决策表只能用 FEEL，不能用 JUEL：" + expression);
        });
        dmn.setScriptEngineResolver(language -> {
            throw new ProcessEngineException("决策表不能使用脚本（" + language + "）");
        });
        return dmn;
    }

    /** Tables as the model rules read them, which spares the schema of each. */
    private static class ReadTables extends DefaultDmnTransformer {

        private final ModelReader reader = new ModelReader();

        @Override
        public DmnTransform createTransform() {
            return new DefaultDmnTransform(this) {
                @Override
                public void setModelInstance(InputStream table) {
                    setModelInstance(reader.decision(table));
                }
            };
        }
    }

    /** {@code camunda:class} names any class of the server; none is made for a diagram. */
    private static class NoClasses implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("流程图不能直接使用 Java 类 " + type.getName());
        }
    }

    /** No script language is there, whatever the class path holds. */
    private static class NoScripts implements ScriptEngineResolver {

        private final ScriptEngineManager none = new ScriptEngineManager(null);

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            // the engine registers its JUEL scripts here; they are not offered
        }

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            return none;
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            throw new ProcessEngineException("流程和决策表不能使用脚本（" + language + "）");
        }
    }
}
