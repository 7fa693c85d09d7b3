package org.communitycounsel.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTemplateTest {

    private static final DocumentKind KIND = new DocumentKind() {
        @Override
        public String key() {
            return "letter";
        }

        @Override
        public String chinese() {
            return "函";
        }

        @Override
        public List<Placeholder> placeholders() {
            return List.of(
                    Placeholder.required("编号", "编号", "001"),
                    Placeholder.required("社区", "社区", "清波门社区"),
                    Placeholder.optional("电话", "电话", "0571"),
                    Placeholder.optional("备注", "备注", "无"));
        }
    };

    private static String written(byte[] template, Map<String, String> values) {
        var word = new WordTemplate(KIND, template);
        word.check();
        return Docx.text(word.write(values));
    }

    private static Map<String, String> values(String... namesAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("编号", "001", "社区", "清波门社区"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    private static void isRefused(byte[] template, String... said) {
        assertThatThrownBy(() -> new WordTemplate(KIND, template).check())
                .isInstanceOf(Refusal.class)
                .message()
                .contains(said);
    }

    @Nested
    @DisplayName("填写")
    class Filling {

        @Test
        void every_placeholder_is_filled_in_body_header_and_table() {
            assertThat(written(Docx.of("第{{编号}}号，致{{社区}}"), values())).contains("第001号，致清波门社区");
            assertThat(written(Docx.withHeaderAndTable("{{编号}}", "{{社区}}"), values()))
                    .contains("001", "清波门社区")
                    .doesNotContain("{{");
        }

        @Test
        void a_placeholder_that_word_has_split_is_still_one() {
            assertThat(written(Docx.inPieces("{", "{编", "号}", "} {{社区", "}}"), values()))
                    .contains("001 清波门社区");
        }

        @Test
        void chinese_characters_keep_their_font() {
            var template = Docx.inFonts("第{{编号}}号，致{{社区}}居委会，{{备注}}。", "Times New Roman", "仿宋");

            assertThat(Docx.chineseFonts(new WordTemplate(KIND, template).write(values())))
                    .containsExactly("仿宋");
        }

        @Test
        void a_name_of_forty_characters_stays_whole() {
            String name = "中国（浙江）自由贸易试验区杭州片区钱塘江金融港湾核心区望江新城近江单元第一联合社区".substring(0, 40);
            assertThat(written(Docx.of("{{编号}}{{社区}}"), values("社区", name))).contains(name);
        }

        @Test
        void what_means_something_to_xml_or_to_the_template_is_only_text_in_data() {
            String odd = "<w:t>&amp; \"引号\" {{编号}} {{?电话}} {{/电话}} {{@图}} ${x} #this";
            assertThat(written(Docx.of("{{编号}}", "{{社区}}"), values("社区", odd))).contains(odd);
        }

        @Test
        void it_is_only_text_in_a_passage_too() {
            assertThat(written(
                            Docx.of("{{编号}}{{社区}}", "{{?备注}}", "备注：{{备注}}", "{{/备注}}"),
                            values("备注", "{{社区}}{{/备注}}<x>")))
                    .contains("备注：{{社区}}{{/备注}}<x>");
        }

        @Test
        void characters_no_document_can_hold_are_left_out() {
            assertThat(written(Docx.of("{{编号}}{{社区}}"), values("社区", "清\u0000波\u0007门\uFFFF社区")))
                    .contains("001清波门社区");
        }

        @Test
        void lines_of_a_value_stay_lines() {
            assertThat(written(Docx.of("{{编号}}{{社区}}", "{{备注}}"), values("备注", "一\n二")))
                    .contains("一 二");
        }
    }

    @Nested
    @DisplayName("选填的内容没有时，写作“——”，或者整段省略")
    class Missing {

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void a_missing_text_is_a_dash(String nothing) {
            assertThat(written(Docx.of("{{编号}}{{社区}}", "电话：{{电话}}"), values("电话", nothing)))
                    .contains("电话：——");
        }

        @Test
        void a_missing_passage_leaves_no_line() {
            var template = Docx.of("{{编号}}{{社区}}", "{{?备注}}", "备注：{{备注}}", "{{/备注}}", "完");

            assertThat(written(template, values())).endsWith("001清波门社区\n完");
            assertThat(written(template, values("备注", "加急"))).endsWith("001清波门社区\n备注：加急\n完");
        }

        @Test
        void a_missing_passage_within_a_line_leaves_the_rest() {
            var template = Docx.of("{{编号}}{{社区}}{{?电话}}（电话{{电话}}）{{/电话}}。");

            assertThat(written(template, values())).contains("清波门社区。");
            assertThat(written(template, values("电话", "0571"))).contains("清波门社区（电话0571）。");
        }

        @Test
        void what_is_required_is_not_left_out() {
            assertThatThrownBy(() -> written(Docx.of("{{编号}}{{社区}}"), values("社区", " ")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("缺少“社区”");
        }
    }

    @Nested
    @DisplayName("上传的模板")
    class Uploaded {

        @Test
        void an_unknown_placeholder_is_named() {
            isRefused(Docx.of("{{编号}}{{社区}}{{甲方电话}}"), "“{{甲方电话}}”不是函可用的占位符");
        }

        @Test
        void a_required_placeholder_that_is_missing_is_named() {
            isRefused(Docx.of("{{编号}}"), "缺少必需的占位符：{{社区}}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{{编 号}}", "{{编号", "编号}}", "{{@编号}}", "{{*编号}}", "{{+编号}}", "{{编号+1}}"})
        void what_is_written_wrongly_is_named(String wrong) {
            isRefused(Docx.of("{{编号}}{{社区}}", "另见" + wrong), "写法不对");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{{?备注}}备注", "备注{{/备注}}", "{{?备注}}备注{{/电话}}"})
        void a_passage_has_both_its_ends(String open) {
            isRefused(Docx.of("{{编号}}{{社区}}", open), "可省略的段落没有写完整");
        }

        @Test
        void an_empty_name_or_a_path_into_something_is_unknown() {
            isRefused(Docx.of("{{编号}}{{社区}}{{}}"), "“{{}}”");
            isRefused(Docx.of("{{编号}}{{社区}}{{编号.class}}"), "“{{编号.class}}”");
            isRefused(Docx.of("{{编号}}{{社区}}{{#编号}}"), "“{{#编号}}”");
        }

        @Test
        void a_required_placeholder_in_a_passage_is_found() {
            new WordTemplate(KIND, Docx.of("{{编号}}", "{{?备注}}", "{{社区}}", "{{/备注}}")).check();
        }
    }

    @Nested
    @DisplayName("打不开、会执行代码、会从外部取内容的文件")
    class Unsafe {

        private final byte[] good = Docx.of("{{编号}}{{社区}}");

        @Test
        void what_is_no_word_document_is_refused() {
            isRefused("{{编号}}{{社区}}".getBytes(), "打不开");
            isRefused(new byte[0], "打不开");
            isRefused(java.util.Arrays.copyOf(good, good.length / 2), "打不开");
            isRefused(Docx.with(good, Map.of("word/document.xml", "<w:document")), "打不开");
        }

        @Test
        void an_archive_that_unpacks_beyond_measure_is_refused() {
            isRefused(Docx.with(good, Map.of("word/media/x.bin", " ".repeat(21 << 20))), "打不开");
        }

        @Test
        void macros_are_refused() {
            String types = Docx.part(good, "[Content_Types].xml");
            isRefused(
                    Docx.with(
                            good,
                            Map.of(
                                    "word/vbaProject.bin",
                                    "x",
                                    "[Content_Types].xml",
                                    types.replace(
                                            "</Types>",
                                            "<Override PartName=\"/word/vbaProject.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"))),
                    "含有宏");
        }

        @Test
        void a_document_of_another_type_under_the_name_is_refused() {
            String types = Docx.part(good, "[Content_Types].xml");
            isRefused(
                    Docx.with(
                            good,
                            Map.of("[Content_Types].xml", types.replace("document.main+xml", "template.main+xml"))),
                    "另存为");
        }

        @ParameterizedTest
        @ValueSource(strings = {"attachedTemplate", "image", "oleObject", "subDocument"})
        void what_is_fetched_from_outside_is_refused(String kind) {
            isRefused(linked(kind), "外部内容");
        }

        @Test
        void a_hyperlink_may_stay() {
            new WordTemplate(KIND, linked("hyperlink")).check();
        }

        private byte[] linked(String kind) {
            return Docx.with(good, Map.of("word/_rels/document.xml.rels", """
                    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"
                    Target="http://example.org/x" TargetMode="External"/></Relationships>""".formatted(kind)));
        }

        @Test
        void entities_of_the_outside_world_are_not_read() {
            isRefused(
                    Docx.with(
                            good,
                            Map.of(
                                    "word/document.xml",
                                    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                                            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{{编号}}{{社区}}&e;</w:t></w:r></w:p></w:body></w:document>")),
                    "打不开");
        }
    }
}
