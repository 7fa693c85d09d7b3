package org.communitycounsel.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.engine.DeployedSchema;

/**
 * Staff submit what the form asks and nothing else: a variable beside it could change where the case goes next, such as
 * the city whose association decides. Also what no step reads has to fit the engine's tables.
 */
class FormKeys implements Command<Void> {

    /** The start variable by which an account of several districts says for which it acts. */
    private static final String DISTRICT = "district";

    /** What the engine's column for a text holds. */
    private static final int LONGEST_TEXT = 4000;

    private final Supplier<Optional<JsonNode>> form;
    private final Map<String, ?> submitted;
    private final Set<String> besidesTheForm;

    private final BiConsumer<CommandContext, CommandChecker> may;

    private FormKeys(
            Supplier<Optional<JsonNode>> form,
            Map<String, ?> submitted,
            Set<String> besidesTheForm,
            BiConsumer<CommandContext, CommandChecker> may) {
        this.form = form;
        this.may = may;
        this.submitted = submitted == null ? Map.of() : submitted;
        this.besidesTheForm = besidesTheForm;
    }

    /** Checks what is submitted with a task; throws a {@link Refusal} where its form does not ask it. */
    static FormKeys ofTask(String taskId, Map<String, ?> submitted) {
        return new FormKeys(
                () -> DeployedSchema.ofTask(taskId),
                submitted,
                Set.of(),
                (context, checker) ->
                        checker.checkTaskWork(context.getTaskManager().findTaskById(taskId)));
    }

    /** Checks what is submitted to start a process; throws a {@link Refusal} where its form does not ask it. */
    static FormKeys ofStart(String processDefinitionId, Map<String, ?> submitted) {
        return new FormKeys(
                () -> DeployedSchema.ofStart(processDefinitionId),
                submitted,
                Set.of(DISTRICT),
                (context, checker) -> checker.checkCreateProcessInstance(context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(processDefinitionId)));
    }

    @Override
    public Void execute(CommandContext context) {
        var authorizations = QueryAuthorizations.current();
        if (!submitted.isEmpty()
                && authorizations.isForPerson()
                && !authorizations.grantsAll(Permissions.UPDATE, Resources.TASK)) {
            var unasked = new HashSet<>(submitted.keySet());
            unasked.removeAll(besidesTheForm);
            unasked.removeAll(asked());
            if (!unasked.isEmpty()) {
                // who may not work here learns nothing of the form
                context.getProcessEngineConfiguration()
                        .getCommandCheckers()
                        .forEach(checker -> may.accept(context, checker));
                throw new Refusal("提交的内容中有表单上没有的项目（%s），未予受理。请刷新页面，按表单填写后重新提交。".formatted(String.join("、", unasked)));
            }
            submitted.values().forEach(FormKeys::requireStorable);
        }
        return null;
    }

    private static void requireStorable(Object value) {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            throw new Refusal("有一项内容超过%d字，未予受理。请缩短后再提交。".formatted(LONGEST_TEXT));
        }
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw new Refusal("提交的内容中有无法保存的字符，未予受理。请改正后再提交。");
        }
    }

    private Set<String> asked() {
        var keys = new HashSet<String>();
        form.get().ifPresent(schema -> collect(schema, keys));
        return keys;
    }

    /** Keys and paths may be nested by dots: the variable is what stands before the first. */
    private static void collect(JsonNode component, Set<String> keys) {
        if (component.path("disabled").asBoolean()) {
            return;
        }
        for (String name : new String[] {"key", "path"}) {
            String key = component.path(name).asText("");
            if (!key.isEmpty()) {
                keys.add(key.split("\\.", 2)[0]);
            }
        }
        component.path("components").forEach(child -> collect(child, keys));
    }
}
