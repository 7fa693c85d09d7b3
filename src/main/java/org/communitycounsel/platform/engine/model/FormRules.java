package org.communitycounsel.platform.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Camunda Forms as Tasklist can show them. */
class FormRules {

    /** The schema version of the form-js inside Tasklist. */
    private static final int SCHEMA_VERSION = 16;

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "datetime", "select", "radio", "checkbox", "checklist", "taglist");

    private static final Set<String> OTHERS =
            Set.of("text", "html", "image", "group", "table", "dynamiclist", "separator", "spacer", "button");

    void check(JsonNode form, Findings findings) {
        if (!form.isObject() || !form.path("components").isArray()) {
            findings.broken("", "不是有效的表单");
            return;
        }
        header(form, findings);
        Set<String> keys = new HashSet<>();
        components(form).forEach(component -> component(component, keys, findings));
    }

    private static void header(JsonNode form, Findings findings) {
        String id = form.path("id").asText();
        if (id.isEmpty()) {
            findings.broken("", "表单没有 id");
        } else if (!id.equals(findings.fileId())) {
            findings.style("", "表单 id（%s）与文件名不同", id);
        }
        if (!Labels.isKebab(id)) {
            findings.style("", "表单 id 应为小写加连字符，如 nominate-lawyer");
        }
        if (form.path("schemaVersion").asInt() > SCHEMA_VERSION) {
            findings.broken("", "表单版本 schemaVersion 应为 %d", SCHEMA_VERSION);
        } else if (form.path("schemaVersion").asInt() < SCHEMA_VERSION) {
            findings.style("", "表单版本 schemaVersion 应为 %d", SCHEMA_VERSION);
        }
    }

    /** Every component, those in groups and lists included. */
    static Stream<JsonNode> components(JsonNode container) {
        return StreamSupport.stream(container.path("components").spliterator(), false)
                .flatMap(component -> Stream.concat(Stream.of(component), components(component)));
    }

    private static void component(JsonNode component, Set<String> keys, Findings findings) {
        String type = component.path("type").asText();
        String id = component.path("key").asText(component.path("id").asText());
        if (type.equals("filepicker")) {
            findings.broken(id, "任务列表不能显示文件控件，请在案卷页面上传");
        } else if (type.equals("iframe") || type.equals("documentPreview")) {
            findings.unsafe(id, "表单不能嵌入外部网页（%s）", type);
        } else if (!INPUTS.contains(type) && !OTHERS.contains(type)) {
            findings.broken(id, "任务列表没有控件 %s", type);
        }
        if (INPUTS.contains(type)) {
            input(component, id, keys, findings);
        }
        texts(component, type, id, findings);
    }

    private static void input(JsonNode component, String id, Set<String> keys, Findings findings) {
        String key = component.path("key").asText();
        if (key.isEmpty()) {
            findings.broken(id, "控件没有 key");
        } else if (!keys.add(key)) {
            findings.broken(id, "有两个控件的 key 都是 %s", key);
        } else if (!Labels.isCamel(key)) {
            findings.style(id, "key 应为小驼峰的变量名，如 practiceYears");
        }
        String label = component.path("type").asText().equals("datetime")
                ? component.path("dateLabel").asText(component.path("timeLabel").asText())
                : component.path("label").asText();
        if (!Labels.isChinese(label)) {
            findings.style(id, "控件没有中文标签");
        }
    }

    private static void texts(JsonNode component, String type, String id, Findings findings) {
        for (String field : new String[] {"label", "dateLabel", "timeLabel", "description", "text", "content", "alt"}) {
            String text = component.path(field).asText();
            boolean computed = text.startsWith("=") || text.isBlank();
            if (!computed && text.matches(".*\\p{L}.*") && !Labels.isChinese(text)) {
                findings.style(id, "“%s”不是中文", text);
            }
        }
        for (JsonNode option : component.path("values")) {
            String label = option.path("label").asText();
            if (label.matches(".*\\p{L}.*") && !Labels.isChinese(label)) {
                findings.style(id, "选项“%s”不是中文", label);
            }
        }
    }
}
