package org.communitycounsel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The web applications speak Chinese, completely: every label of the engine's English locale has a Chinese one. */
class LocaleTest {

    private static final String LOCALES = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";

    /** Labels that are the same in Chinese: names of products, formats, settings and signs. */
    private static final Pattern LATIN_ONLY_ALLOWED = Pattern.compile(
            "(ID\\*?|CSV|JSON|Camunda|Cockpit|Tasklist|Camunda Cockpit|Camunda Tasklist|URL|UTC|[<>=:/%\\d\\s.…-]*"
                    + "|[YMDHhmsTy:/.\\s-]+|L|LT|.*\\{\\{.*}}.*)");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)[^}]*}}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** English plural endings and the engine's own banner: empty on purpose. */
    private static final Set<String> EMPTY = Set.of(
            "labels.BANNER_CE_EOL_TEXT",
            "labels.PLGN_BATCH_S",
            "labels.PLGN_MIG_S",
            "labels.PLGN_MOD_DIALOG_S",
            "labels.PLGN_MOD_RESTART_DIALOG_S");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_label_is_there_in_chinese(String app) throws IOException {
        Map<String, String> english = leaves(read(app, "en"));
        Map<String, String> chinese = leaves(read(app, "zh-CN"));

        assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(chinese).allSatisfy((key, text) -> {
            if (!EMPTY.contains(key) && !key.startsWith("dateLocales.")) {
                assertThat(CHINESE.matcher(text).find()
                                || LATIN_ONLY_ALLOWED.matcher(text).matches())
                        .as("%s: %s", key, text)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_placeholder_is_kept(String app) throws IOException {
        Map<String, String> english = leaves(read(app, "en"));
        leaves(read(app, "zh-CN")).forEach((key, text) -> {
            if (!EMPTY.contains(key)) {
                assertThat(placeholders(text)).as(key).hasSameElementsAs(placeholders(english.get(key)));
            }
        });
    }

    private static JsonNode read(String app, String locale) throws IOException {
        String text = new ClassPathResource(LOCALES.formatted(app, locale)).getContentAsString(StandardCharsets.UTF_8);
        return new ObjectMapper().readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Map<String, String> leaves(JsonNode node) {
        var leaves = new TreeMap<String, String>();
        collect("", node, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(
                            e -> collect(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), leaves));
        } else {
            leaves.put(path, node.isTextual() ? node.textValue() : node.toString());
        }
    }

    private static List<String> placeholders(String text) {
        var found = new ArrayList<String>();
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
