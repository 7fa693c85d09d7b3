package org.communitycounsel.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.communitycounsel.platform.Refusal;

/** A list as CSV text in UTF-8, with or without byte order mark, or in GBK (as GB18030, its superset). */
class CsvLines implements Lines {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final byte[] content;
    private final int start;
    private final Charset encoding;

    CsvLines(byte[] content) {
        refuseWhatIsNoText(content);
        this.content = content;
        this.start = startsWithMark(content) ? 3 : 0;
        this.encoding = encodingOf();
    }

    private static boolean startsWithMark(byte[] content) {
        return Lines.startsWith(content, 0xEF, 0xBB, 0xBF);
    }

    private static void refuseWhatIsNoText(byte[] content) {
        if (Lines.startsWith(content, 0xFF, 0xFE) || Lines.startsWith(content, 0xFE, 0xFF)) {
            throw new Refusal("文件是 UTF-16（“Unicode 文本”）编码，请在 Excel 中另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再导入。");
        }
        for (byte b : content) {
            if (b == 0) {
                throw new Refusal("这不是 CSV 文本文件，也不是 Excel 工作簿（.xlsx）。请从 Excel 另存为其中一种后再导入。");
            }
        }
    }

    private Charset encodingOf() {
        long goodInUtf8 = goodBytes(UTF_8);
        if (goodInUtf8 == length()) {
            return UTF_8;
        }
        long goodInGbk = start > 0 ? 0 : goodBytes(GB18030);
        if (goodInGbk == length()) {
            return GB18030;
        }
        throw new Refusal("文件第 %d 行附近的文字既不是 UTF-8 编码也不是 GBK 编码，请在 Excel 中另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再导入。"
                .formatted(lineAt(Math.max(goodInUtf8, goodInGbk))));
    }

    private int length() {
        return content.length - start;
    }

    /** How many bytes from the start are good text in that encoding. */
    private long goodBytes(Charset charset) {
        var decoder = charset.newDecoder();
        var bytes = ByteBuffer.wrap(content, start, length());
        var characters = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(bytes, characters, true);
            if (!result.isOverflow()) {
                return result.isError() ? bytes.position() - start : length();
            }
            characters.clear();
        }
    }

    private long lineAt(long goodBytes) {
        long line = 1;
        for (int i = start; i < start + goodBytes; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    @Override
    public void forEach(Consumer<Line> reader) {
        try (var parser = CSVParser.parse(text(), format())) {
            parser.forEach(row -> reader.accept(lineOf(row)));
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("CSV 的引号不成对或位置不对（%s），请用 Excel 打开检查后另存再导入。".formatted(whereOf(e)));
        }
    }

    private Reader text() {
        return new InputStreamReader(new ByteArrayInputStream(content, start, length()), encoding);
    }

    private CSVFormat format() {
        return CSVFormat.EXCEL
                .builder()
                .setDelimiter(delimiter())
                .setTrailingData(false)
                .setLenientEof(false)
                .get();
    }

    /** Excel writes a semicolon or a tab in some settings; the first line shows which. */
    private char delimiter() {
        var first = new String(content, start, Math.min(length(), 4096), encoding)
                .lines()
                .findFirst()
                .orElse("");
        if (first.indexOf(',') >= 0) {
            return ',';
        }
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static Line lineOf(CSVRecord row) {
        return new Line(row.getRecordNumber(), row.stream().map(CsvLines::cell).toList());
    }

    /** {@code ="330102001"} is how a CSV keeps Excel from making a number of a code; other formulas are refused later. */
    private static Cell cell(String text) {
        boolean kept = text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"");
        return Cell.text(kept ? text.substring(2, text.length() - 1) : text);
    }

    private static String whereOf(Exception e) {
        var line = java.util.regex.Pattern.compile("line:? (\\d+)").matcher(String.valueOf(e.getMessage()));
        return Optional.of(line)
                .filter(java.util.regex.Matcher::find)
                .map(m -> "第 " + m.group(1) + " 行")
                .orElse("文件末尾之前");
    }
}
