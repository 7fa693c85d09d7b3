package org.communitycounsel.platform.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.communitycounsel.platform.engine.SealedFields;

/**
 * A Camunda Form's schema: which fields a person filled in, under which labels. Left out are fields that are read only,
 * hidden by their condition, empty, or marked with the custom property {@code confidential} or {@code sealed}.
 */
class FormSchema {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final JsonNode schema;
    private final BiFunction<String, Map<String, Object>, Object> feel;

    /** @param feel evaluates an expression over the values */
    FormSchema(JsonNode schema, BiFunction<String, Map<String, Object>, Object> feel) {
        this.schema = schema;
        this.feel = feel;
    }

    SubmittedForm submitted(Map<String, Object> values) {
        var fields = new ArrayList<SubmittedForm.Field>();
        var grounds = new ArrayList<String>();
        for (var component : filledIn(schema, values)) {
            String words = words(component, values);
            if (isGrounds(component)) {
                grounds.add(words);
            } else {
                fields.add(new SubmittedForm.Field(label(component), words));
            }
        }
        return new SubmittedForm(fields, grounds.isEmpty() ? null : String.join("\n", grounds));
    }

    private List<JsonNode> filledIn(JsonNode parent, Map<String, Object> values) {
        var fields = new ArrayList<JsonNode>();
        for (var component : parent.path("components")) {
            if (isHidden(component, values) || isConfidential(component)) {
                continue;
            }
            if (component.path("type").asText().equals("group")) {
                fields.addAll(filledIn(component, values));
            } else if (isInput(component, values) && !isEmpty(value(component, values))) {
                fields.add(component);
            }
        }
        return fields;
    }

    private boolean isHidden(JsonNode component, Map<String, Object> values) {
        var hide = component.path("conditional").path("hide");
        return hide.isTextual() && isTrue(hide, values);
    }

    private static boolean isConfidential(JsonNode component) {
        return component.path("properties").path("confidential").asBoolean() || SealedFields.isSealed(component);
    }

    private boolean isInput(JsonNode component, Map<String, Object> values) {
        return !key(component).isEmpty()
                && !component.path("type").asText().equals("expression")
                && !isTrue(component.path("disabled"), values)
                && !isTrue(component.path("readonly"), values);
    }

    private boolean isTrue(JsonNode flag, Map<String, Object> values) {
        return flag.isTextual() && flag.asText().startsWith("=")
                ? Boolean.TRUE.equals(feel.apply(flag.asText().substring(1), values))
                : flag.asBoolean();
    }

    /** By the name of its key: {@code reason}, {@code refusalReason}, {@code grounds}. */
    private static boolean isGrounds(JsonNode component) {
        String key = key(component);
        return key.equals("reason") || key.endsWith("Reason") || key.equals("grounds");
    }

    private static String key(JsonNode component) {
        return component
                .path(component.path("type").asText().equals("dynamiclist") ? "path" : "key")
                .asText();
    }

    private static String label(JsonNode component) {
        String label = component
                .path("label")
                .asText(component
                        .path("dateLabel")
                        .asText(component.path("timeLabel").asText()));
        return label.isBlank() ? key(component) : label;
    }

    private static Object value(JsonNode component, Map<String, Object> values) {
        return values.get(key(component));
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> items && items.isEmpty();
    }

    private String words(JsonNode component, Map<String, Object> values) {
        Object value = value(component, values);
        return switch (component.path("type").asText()) {
            case "checkbox" -> Boolean.parseBoolean(value.toString()) ? "是" : "否";
            case "radio", "select", "checklist", "taglist" -> chosen(component, value, values);
            case "datetime" -> day(value);
            case "number" -> number(component, value);
            case "dynamiclist" -> rows(component, value);
            default -> value.toString().strip();
        };
    }

    private String chosen(JsonNode component, Object value, Map<String, Object> values) {
        var labels = optionLabels(component, values);
        return (value instanceof Collection<?> several ? several : List.of(value))
                .stream()
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .map(one -> labels.getOrDefault(one, one))
                        .collect(Collectors.joining("、"));
    }

    private Map<String, String> optionLabels(JsonNode component, Map<String, Object> values) {
        if (component.has("values")) {
            return StreamSupport.stream(component.path("values").spliterator(), false)
                    .collect(Collectors.toMap(
                            option -> option.path("value").asText(),
                            option -> option.path("label").asText(),
                            (first, second) -> first));
        }
        return component.has("valuesKey")
                ? optionLabels(values.get(component.path("valuesKey").asText()))
                : component.has("valuesExpression")
                        ? optionLabels(feel.apply(
                                component.path("valuesExpression").asText().replaceFirst("^=", ""), values))
                        : Map.of();
    }

    private static Map<String, String> optionLabels(Object options) {
        return options instanceof Collection<?> several
                ? several.stream()
                        .filter(Map.class::isInstance)
                        .map(Map.class::cast)
                        .filter(option -> option.get("value") != null && option.get("label") != null)
                        .collect(Collectors.toMap(
                                option -> option.get("value").toString(),
                                option -> option.get("label").toString(),
                                (first, second) -> first))
                : Map.of();
    }

    /** What is no day stays as it is: the step refuses it, with its reason. */
    private static String day(Object value) {
        String text = value.toString();
        try {
            return LocalDate.parse(text).format(DAY);
        } catch (DateTimeParseException none) {
            return text.replace('T', ' ');
        }
    }

    /** What is no number stays as it is: the step refuses it, with its reason. */
    private static String number(JsonNode component, Object value) {
        String text = value.toString();
        if (!text.matches("-?[0-9]{1,30}([.][0-9]{1,30})?")) {
            return text;
        }
        String digits = new BigDecimal(text).stripTrailingZeros().toPlainString();
        return digits + component.path("appearance").path("suffixAdorner").asText();
    }

    @SuppressWarnings("unchecked")
    private String rows(JsonNode list, Object value) {
        return (value instanceof Collection<?> several ? several : List.of())
                .stream()
                        .filter(Map.class::isInstance)
                        .map(row -> row(list, (Map<String, Object>) row))
                        .collect(Collectors.joining("；"));
    }

    private String row(JsonNode list, Map<String, Object> values) {
        return filledIn(list, values).stream()
                .map(component -> label(component) + " " + words(component, values))
                .collect(Collectors.joining("，"));
    }
}
