package org.communitycounsel.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Fields of a form whose values the engine never keeps, marked in the form with the custom property {@code sealed}: names
 * and facts of a confidential case (JG-15). What is typed there reaches the step that the submission runs, through {@link
 * Submitted}, and is gone with the transaction: no variable, no history, no line of the dossier.
 */
public final class SealedFields {

    private SealedFields() {}

    /** Whether the form's component is such a field. */
    public static boolean isSealed(JsonNode component) {
        return component.path("properties").path("sealed").asBoolean();
    }

    /**
     * The values as the engine may have them. The engine writes every text of a form into its history, transient or not;
     * bytes it does not.
     */
    public static Map<String, Object> seal(JsonNode form, Map<String, Object> submitted) {
        var sealed = new HashSet<String>();
        collect(form, sealed);
        var values = new HashMap<>(submitted);
        // nothing typed would be kept as a variable, beside which the engine takes no transient one of the same name
        // later
        values.entrySet().removeIf(field -> sealed.contains(field.getKey()) && isNothing(field.getValue()));
        values.replaceAll((key, value) -> sealed.contains(key) ? bytes(value) : value);
        return values;
    }

    private static void collect(JsonNode parent, Set<String> keys) {
        for (JsonNode component : parent.path("components")) {
            if (isSealed(component)) {
                keys.add(component.path("key").asText());
            }
            collect(component, keys);
        }
    }

    private static boolean isNothing(Object value) {
        return value == null || value instanceof TypedValue typed && typed.getValue() == null;
    }

    private static Object bytes(Object value) {
        return Variables.byteArrayValue(plain(value).getBytes(StandardCharsets.UTF_8), true);
    }

    private static String plain(Object value) {
        Object plain = value instanceof TypedValue typed ? typed.getValue() : value;
        return plain == null ? "" : plain.toString();
    }

    /** What was typed, from a variable's value as a step finds it. */
    static String text(Object value) {
        return value instanceof byte[] sealed ? new String(sealed, StandardCharsets.UTF_8) : value.toString();
    }
}
