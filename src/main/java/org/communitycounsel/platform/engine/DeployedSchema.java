package org.communitycounsel.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * The schema of a form as deployed, for the programme itself: whoever asks, and within the engine's present command, so that
 * a form that is not found does not spoil the transaction. Empty where there is no form.
 */
public final class DeployedSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeployedSchema() {}

    public static Optional<JsonNode> ofTask(String taskId) {
        return read(new GetDeployedTaskFormCmd(taskId));
    }

    public static Optional<JsonNode> ofStart(String processDefinitionId) {
        return read(new GetDeployedStartFormCmd(processDefinitionId));
    }

    private static Optional<JsonNode> read(Command<InputStream> form) {
        try (var schema = Context.getCommandContext().runWithoutAuthorization(form)) {
            return Optional.of(JSON.readTree(schema));
        } catch (BadUserRequestException noForm) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
