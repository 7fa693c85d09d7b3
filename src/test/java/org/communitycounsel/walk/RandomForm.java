package org.communitycounsel.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.platform.engine.Flows;

/**
 * Fills in a form as it is deployed: mostly as somebody would who reads it, at times carelessly, at times with what no
 * browser would send. What hides a field is not looked at.
 */
class RandomForm {

    private static final String WORDS = "经研究同意该社区居民反映物业纠纷较多希望律师每周到场服务并开展法治讲座。，“”（）·2026年Ａb";
    private static final int MOST_SENSIBLE = 60;

    private final Random random;
    private final Map<String, Function<Random, Object>> typed;
    private final RandomDates dates;
    private final BooleanSupplier settling;

    /**
     * @param typed what somebody types who knows the field, by its key
     * @param settling whether everybody reads the form and lets the case go on
     */
    RandomForm(
            Random random, Map<String, Function<Random, Object>> typed, RandomDates dates, BooleanSupplier settling) {
        this.random = random;
        this.typed = typed;
        this.dates = dates;
        this.settling = settling;
    }

    /**
     * @param schema the form
     * @param shown the variables the form shows, by name
     * @return what is submitted, by name
     */
    Map<String, Object> filledIn(JsonNode schema, Map<String, Object> shown) {
        var submitted = new HashMap<String, Object>();
        boolean careful = settling.getAsBoolean() || chance(75);
        for (JsonNode field : fields(schema)) {
            String key = field.path("key").asText();
            if (careful || chance(70)) {
                submitted.put(key, sensible(field, shown));
            } else if (chance(80)) {
                submitted.put(key, odd(field));
            }
        }
        return submitted;
    }

    private static List<JsonNode> fields(JsonNode parent) {
        var fields = new ArrayList<JsonNode>();
        for (JsonNode component : parent.path("components")) {
            if (component.has("key") && !component.path("disabled").asBoolean()) {
                fields.add(component);
            }
            fields.addAll(fields(component));
        }
        return fields;
    }

    // --- as somebody would who reads the form

    private Object sensible(JsonNode field, Map<String, Object> shown) {
        String key = field.path("key").asText();
        Object before = shown.get(key);
        if (field.path("readonly").asBoolean() || before != null && chance(30)) {
            return before;
        }
        if (typed.containsKey(key)) {
            return typed.get(key).apply(random);
        }
        boolean required = field.path("validate").path("required").asBoolean();
        return switch (field.path("type").asText()) {
            case "textfield", "textarea" -> required || chance(50) ? typed(field.path("validate")) : null;
            case "number" -> number(field.path("validate"));
            case "select", "radio" ->
                required || chance(60) ? one(field, options(field, shown), shown.isEmpty()) : null;
            case "checklist", "taglist" -> Flows.json(some(options(field, shown)));
            case "checkbox" -> random.nextBoolean();
            case "datetime" -> dates.of(field.path("subtype").asText("date"));
            default -> throw new IllegalStateException("the walk cannot fill in a " + field.path("type"));
        };
    }

    private String typed(JsonNode limits) {
        boolean day = "2026-03-09".matches(limits.path("pattern").asText());
        return day ? dates.of("date") : text(limits);
    }

    String text(JsonNode limits) {
        int least = Math.max(1, limits.path("minLength").asInt());
        int most = Math.max(least, Math.min(limits.path("maxLength").asInt(MOST_SENSIBLE), MOST_SENSIBLE));
        return text(least + random.nextInt(most - least + 1));
    }

    private String text(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(WORDS.charAt(random.nextInt(WORDS.length())));
        }
        return text.toString();
    }

    private Integer number(JsonNode limits) {
        int least = limits.path("min").asInt(0);
        return least + random.nextInt(limits.path("max").asInt(100) - least + 1);
    }

    /**
     * Forms put the answer first that lets the case go on.
     *
     * @param begins whether the form begins a case: then no answer is better than another
     */
    private String one(JsonNode field, List<String> options, boolean begins) {
        if (options.isEmpty()) {
            return null;
        }
        boolean first = !begins && (field.has("values") && settling.getAsBoolean() || chance(65));
        return first ? options.get(0) : options.get(random.nextInt(options.size()));
    }

    private List<String> some(List<String> options) {
        return new ArrayList<>(options.stream()
                .filter(option -> settling.getAsBoolean() || chance(80))
                .toList());
    }

    private static List<String> options(JsonNode field, Map<String, Object> shown) {
        var options = new ArrayList<String>();
        if (shown.get(field.path("valuesKey").asText()) instanceof SpinJsonNode list && list.isArray()) {
            list.elements().forEach(option -> options.add(option.prop("value").stringValue()));
        }
        field.path("values").forEach(option -> options.add(option.path("value").asText()));
        return options;
    }

    // --- as a careless person, a broken browser or a hostile one

    private Object odd(JsonNode field) {
        var limits = field.path("validate");
        List<Object> oddities = new ArrayList<>(List.of(
                "",
                " \u3000\n",
                "无",
                text(limits.path("maxLength").asInt(1000) + 1),
                text(5000),
                "𠮷😀<b>${1}</b>'\"--",
                "\0",
                random.nextInt(),
                -0.5,
                true,
                Long.MAX_VALUE,
                dates.of("date"),
                dates.of("datetime"),
                "2026-02-30",
                limits.path("max").asInt() + 1,
                limits.path("min").asInt() - 1,
                Flows.json(List.of()),
                Flows.json(Arrays.asList("x", null)),
                Flows.json(List.of("x", 1, Map.of("a", "b"))),
                Flows.json(Map.of("label", "x"))));
        oddities.add(null);
        return oddities.get(random.nextInt(oddities.size()));
    }

    /** What a careless person types. */
    String oddText() {
        List<String> oddities =
                List.of("", " \u3000\n", "无", text(201), text(1001), text(5000), "𠮷😀<b>${1}</b>'\"--");
        return oddities.get(random.nextInt(oddities.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
