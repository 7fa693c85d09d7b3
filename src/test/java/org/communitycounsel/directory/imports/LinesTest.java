package org.communitycounsel.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communitycounsel.platform.Refusal;
import org.dhatim.fastexcel.VisibilityState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final Charset GBK = Charset.forName("GB18030");
    private static final String CSV = "社区代码,社区名称\r\n330102001057,柳翠井巷社区\r\n";

    private static List<List<String>> read(byte[] content) {
        var read = new ArrayList<List<String>>();
        Lines.of(content)
                .forEach(line -> read.add(line.cells().stream().map(Cell::text).toList()));
        return read;
    }

    @Nested
    class Csv {

        static Stream<byte[]> encodings() {
            return Stream.of(CSV.getBytes(UTF_8), ("\uFEFF" + CSV).getBytes(UTF_8), CSV.getBytes(GBK));
        }

        @ParameterizedTest
        @MethodSource("encodings")
        void is_read_alike_in_every_encoding(byte[] content) {
            assertThat(read(content)).containsExactly(List.of("社区代码", "社区名称"), List.of("330102001057", "柳翠井巷社区"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"代码;名称\n1;甲", "代码\t名称\n1\t甲", "代码,名称\r1,甲", "\"代码\",\"名称\"\n\"1\",\"甲\"", "代码,名称\n=\"1\",甲"})
        void is_read_whatever_the_separator_the_line_ends_and_the_quotes(String csv) {
            assertThat(read(csv.getBytes(UTF_8))).containsExactly(List.of("代码", "名称"), List.of("1", "甲"));
        }

        @Test
        void a_field_with_quotes_commas_and_line_breaks_is_one_field_and_counts_as_one_line() {
            var lines = new ArrayList<Line>();
            Lines.of("代码,名称\n1,\"甲,\n\"\"乙\"\"\"\n2,丙".getBytes(UTF_8)).forEach(lines::add);
            assertThat(lines.get(1).cell(1).text()).isEqualTo("甲,\n\"乙\"");
            assertThat(lines.get(2).number()).isEqualTo(3);
        }

        static Stream<Arguments> refused() {
            return Stream.of(
                    Arguments.of("UTF-16 with mark", ("\uFEFF" + CSV).getBytes(UTF_16LE), "UTF-16"),
                    Arguments.of("UTF-16 without", CSV.getBytes(UTF_16LE), "不是 CSV"),
                    Arguments.of("binary", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2}, "不是 CSV"),
                    Arguments.of("two encodings in one", mixed(), "第 3 行附近"),
                    Arguments.of("quote left open", "代码,名称\n1,\"甲\n2,乙\n".getBytes(UTF_8), "引号"),
                    Arguments.of("text after a quote", "代码,名称\n1,\"甲\"乙\n".getBytes(UTF_8), "引号"),
                    Arguments.of("too large", new byte[Lines.MOST_BYTES + 1], "20 MB"));
        }

        private static byte[] mixed() {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(CSV.getBytes(UTF_8));
            bytes.writeBytes(new byte[] {'1', ',', (byte) 0xD6, (byte) 0xFF, (byte) 0xFF, '\n'});
            return bytes.toByteArray();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("refused")
        void is_refused_with_what_to_do(String what, byte[] content, String reason) {
            assertThatThrownBy(() -> read(content)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
        }
    }

    @Nested
    class Excel {

        @Test
        void texts_numbers_and_dates_are_read() {
            var content = Workbooks.of(sheet -> {
                sheet.value(0, 0, "代码");
                sheet.value(1, 0, 330102001057L);
                sheet.value(1, 1, "柳翠井巷社区");
                sheet.value(1, 2, LocalDate.of(2015, 3, 1));
                sheet.style(1, 2).format("yyyy年m月d日").set();
                sheet.value(1, 3, true);
            });
            assertThat(read(content).get(1)).startsWith("330102001057", "柳翠井巷社区", "2015-03-01");
        }

        @Test
        void a_formula_is_known_as_one() {
            var content = Workbooks.of(sheet -> sheet.formula(0, 0, "1+1"));
            var lines = new ArrayList<Line>();
            Lines.of(content).forEach(lines::add);
            assertThat(lines.get(0).cell(0).form()).isEqualTo(Cell.Form.FORMULA);
        }

        @Test
        void the_first_visible_sheet_is_read() {
            var content = Workbooks.ofBook(book -> {
                var hidden = book.newWorksheet("旧");
                hidden.value(0, 0, "旧");
                hidden.setVisibilityState(VisibilityState.HIDDEN);
                book.newWorksheet("新").value(0, 0, "新");
            });
            assertThat(read(content)).containsExactly(List.of("新"));
        }

        @Test
        void an_entity_that_names_a_file_of_the_server_is_not_followed() throws IOException {
            var content = Workbooks.replacing(
                    Workbooks.of(sheet -> sheet.inlineString(0, 0, "MARK")),
                    "xl/worksheets/sheet1.xml",
                    xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                            .replace("MARK", "&e;"));
            assertThat(readOrRefused(content))
                    .doesNotContain(java.nio.file.Files.readString(java.nio.file.Path.of("/etc/hostname"))
                            .strip());
        }

        private String readOrRefused(byte[] content) {
            try {
                return read(content).toString();
            } catch (Refusal refusal) {
                return refusal.getMessage();
            }
        }

        @Test
        void a_workbook_that_unpacks_to_far_more_than_it_is_is_refused() throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                zip.setLevel(Deflater.BEST_COMPRESSION);
                zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
                zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
                var zeros = new byte[1024 * 1024];
                for (int i = 0; i < 101; i++) {
                    zip.write(zeros);
                }
            }
            assertThatThrownBy(() -> Lines.of(bytes.toByteArray())).hasMessageContaining("展开后过大");
        }

        static Stream<Arguments> refused() throws IOException {
            var xlsx = Workbooks.of(sheet -> sheet.value(0, 0, "代码"));
            return Stream.of(
                    Arguments.of("old xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, ".xls"),
                    Arguments.of("cut off", java.util.Arrays.copyOf(xlsx, xlsx.length / 2), "已损坏"),
                    Arguments.of("another zip", zipOf("word/document.xml"), "已损坏"),
                    Arguments.of(
                            "bad XML",
                            Workbooks.replacing(xlsx, "xl/worksheets/sheet1.xml", xml -> xml.replace("</row>", "")),
                            "已损坏"));
        }

        private static byte[] zipOf(String name) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
            return bytes.toByteArray();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("refused")
        void is_refused_with_what_to_do(String what, byte[] content, String reason) {
            assertThatThrownBy(() -> read(content)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
        }
    }
}
