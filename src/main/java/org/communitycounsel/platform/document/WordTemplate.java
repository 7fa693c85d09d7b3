package org.communitycounsel.platform.document;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.data.TextRenderData;
import com.deepoove.poi.exception.ResolverException;
import com.deepoove.poi.template.IterableTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.communitycounsel.platform.Refusal;

/**
 * A Word template of one kind of document. Only texts and passages that may be missing can be asked for: poi-tl's pictures,
 * tables and included documents are switched off.
 */
class WordTemplate {

    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]{0,40}(}})?|}}");
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final DocumentKind kind;
    private final byte[] content;
    private final Map<String, Placeholder> known;

    WordTemplate(DocumentKind kind, byte[] content) {
        this.kind = kind;
        this.content = content;
        this.known = kind.placeholders().stream().collect(toMap(Placeholder::name, placeholder -> placeholder));
    }

    /**
     * Refuses a template that would not give a whole document: it opens and is safe, asks for nothing unknown, and for all
     * that is required.
     */
    void check() {
        WordFile.check(content);
        Set<String> asked = asked();
        asked.stream().filter(name -> !known.containsKey(name)).findFirst().ifPresent(name -> {
            throw new Refusal("模板中的“{{%s}}”不是%s可用的占位符。请对照本页的占位符表改正或删除后再上传。".formatted(name, kind.chinese()));
        });
        String missing = known.values().stream()
                .filter(placeholder -> placeholder.required() && !asked.contains(placeholder.name()))
                .map(Placeholder::tag)
                .sorted()
                .collect(joining("、"));
        if (!missing.isEmpty()) {
            throw new Refusal("模板中缺少必需的占位符：%s。请补上后再上传。".formatted(missing));
        }
        refuseLeftBraces(preview());
    }

    private static void refuseLeftBraces(byte[] written) {
        var left = BRACES.matcher(WordFile.text(written));
        if (left.find()) {
            throw new Refusal("模板中的“%s”写法不对：占位符应写作两层花括号夹一个名称，中间没有空格和其他符号，如“{{协议编号}}”。请改正后再上传。".formatted(left.group()));
        }
    }

    /** The document with the samples of all placeholders. */
    byte[] preview() {
        return write(known.values().stream().collect(toMap(Placeholder::name, Placeholder::sample)));
    }

    /**
     * @param values name to text; without a name, with null or with blanks only it is missing
     * @throws Refusal where a required one is missing
     */
    byte[] write(Map<String, String> values) {
        Map<String, TextRenderData> texts = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                texts.put(name, new TextRenderData(NOT_IN_XML.matcher(value).replaceAll("")));
            }
        });
        for (Placeholder placeholder : kind.placeholders()) {
            if (placeholder.required() && !texts.containsKey(placeholder.name())) {
                throw new Refusal("生成%s缺少“%s”，请先补全资料。".formatted(kind.chinese(), placeholder.name()));
            }
        }
        return written(texts);
    }

    private byte[] written(Map<String, TextRenderData> texts) {
        try (var template = opened(texts)) {
            var written = new ByteArrayOutputStream();
            template.render(texts).write(written);
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> asked() {
        try (var template = opened(Map.of())) {
            Set<String> names = new TreeSet<>();
            collect(template.getElementTemplates(), names);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(List<MetaTemplate> parts, Set<String> names) {
        for (MetaTemplate part : parts) {
            if (part instanceof RunTemplate text) {
                names.add(text.getTagName());
            } else if (part instanceof IterableTemplate passage) {
                names.add(passage.getStartMark().getTagName());
                collect(passage.getTemplates(), names);
            } else {
                throw new Refusal("模板的图片或图表的说明文字里不能写占位符（%s），请删除。".formatted(part));
            }
        }
    }

    /** What a passage asks for is the document's, too, so that every name means the same everywhere. */
    private XWPFTemplate opened(Map<String, TextRenderData> texts) {
        var settings = Configure.builder()
                .setRenderDataComputeFactory(data -> texts::get)
                .setValidErrorHandler(missing -> missing.getRun().setText(Placeholder.MISSING, 0))
                .build();
        settings.getDefaultPolicys().keySet().retainAll(Set.of('\0', '='));
        try {
            var template = XWPFTemplate.compile(new ByteArrayInputStream(content), settings);
            ChineseFonts.restore(template.getXWPFDocument());
            return template;
        } catch (ResolverException e) {
            throw new Refusal("模板中可省略的段落没有写完整：每个“{{?名称}}”之后要有同名的“{{/名称}}”。请改正后再上传。");
        }
    }
}
