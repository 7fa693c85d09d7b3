package org.communitycounsel.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Empty lists to fill in, with one example line, and tables to download; as spreadsheet programs open them right. */
@Component
class Templates {

    static final List<String> PROBLEM_HEADERS = List.of("行号", "列", "内容", "原因");

    /** Rows set to text, so that Excel makes no numbers of the codes typed there. */
    private static final int TEXT_ROWS = 1000;

    byte[] csv(Listing listing) {
        return csv(headers(listing), List.of(example(listing)));
    }

    /** CSV in UTF-8 with the mark by which Excel knows it; a field that a spreadsheet would run gets a quote before it. */
    byte[] csv(List<String> headers, List<List<String>> rows) {
        var text = new StringWriter().append('\uFEFF');
        try (var printer = CSVFormat.EXCEL.print(text)) {
            printer.printRecord(headers);
            for (var row : rows) {
                printer.printRecord(row.stream().map(Templates::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(UTF_8);
    }

    private static String harmless(String field) {
        return !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }

    byte[] excel(Listing listing) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "CommunityCounsel", "1.0")) {
            fill(book.newWorksheet(listing.chinese()), listing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, Listing listing) {
        var headers = headers(listing);
        var example = example(listing);
        for (int column = 0; column < headers.size(); column++) {
            sheet.value(0, column, headers.get(column));
            sheet.value(1, column, example.get(column));
            sheet.width(column, 22);
        }
        sheet.range(0, 0, 0, headers.size() - 1).style().bold().set();
        sheet.range(1, 0, TEXT_ROWS, headers.size() - 1).style().format("@").set();
        sheet.freezePane(0, 1);
    }

    private static List<String> headers(Listing listing) {
        return listing.columns().stream().map(Column::chinese).toList();
    }

    private static List<String> example(Listing listing) {
        return listing.columns().stream().map(Column::example).toList();
    }
}
