package org.communitycounsel.pairing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.communitycounsel.directory.LawyerKind;
import org.communitycounsel.platform.Word;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of advisers in service as the system 律师在线 asks for it (HZ24-2.1a): a line for each lawyer of each pairing. */
@Service
@Transactional(readOnly = true)
public class Advisers {

    /** What stands in each line, by column. */
    public static final List<String> HEADINGS = List.of(
            "区县", "街道", "社区（村）", "社区代码", "律师姓名", "人员类别", "执业证号", "律所", "联系方式", "结对形式", "担任", "协议起始日期", "协议届满日期");

    /** Rows read, and rows written, at a time. */
    private static final int BATCH = 500;

    private static final int WIDTH = 20;

    private static final String LINES = """
            select d.name, s.name, c.name, c.code, l.name, l.kind, l.licence_number, f.name, l.phone, p.form, pl.part,
                   p.term_from::text, p.term_until::text
            from pairing p join community c on c.code = p.community_code
            join street s on s.code = c.street_code join district d on d.code = c.district_code
            join law_firm f on f.code = p.firm_code
            join paired_lawyer pl on pl.pairing_id = p.id and pl.released_at is null
            join lawyer l on l.licence_number = pl.licence_number
            where p.state = 'active' and p.community_code like any(:patterns)
            order by c.code, p.id, pl.id""";

    private final NamedParameterJdbcTemplate database;

    Advisers(DataSource source) {
        var rowByRow = new JdbcTemplate(source);
        rowByRow.setFetchSize(BATCH);
        this.database = new NamedParameterJdbcTemplate(rowByRow);
    }

    /** How many lines there are. @param beginnings of the communities' codes */
    public long count(Collection<String> beginnings) {
        return database.queryForObject(
                "select count(*) from (" + LINES + ") as line", patterns(beginnings), Long.class);
    }

    /** The first lines. */
    public List<List<String>> first(int most, Collection<String> beginnings) {
        var lines = new ArrayList<List<String>>();
        read(LINES + " limit " + most, beginnings, lines::add);
        return lines;
    }

    /** Writes all lines as an Excel workbook, row by row; every cell is text, so that nothing in it is ever calculated. */
    public void write(Collection<String> beginnings, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "CommunityCounsel", "1.0")) {
            var sheet = book.newWorksheet("社区（村）法律顾问");
            begin(sheet);
            var written = new int[] {0};
            read(LINES, beginnings, line -> add(sheet, ++written[0], line));
        }
    }

    private static void begin(Worksheet sheet) {
        sheet.freezePane(0, 1);
        for (int column = 0; column < HEADINGS.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(0, column, HEADINGS.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    private static void add(Worksheet sheet, int row, List<String> line) {
        for (int column = 0; column < line.size(); column++) {
            sheet.inlineString(row, column, line.get(column));
            sheet.style(row, column).format("@").set();
        }
        if (row % BATCH == 0) {
            flush(sheet);
        }
    }

    private static void flush(Worksheet sheet) {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String query, Collection<String> beginnings, Consumer<List<String>> reader) {
        database.query(query, patterns(beginnings), row -> {
            reader.accept(line(row));
        });
    }

    private static Map<String, Object> patterns(Collection<String> beginnings) {
        return Map.of("patterns", Reach.patterns(beginnings));
    }

    private static List<String> line(ResultSet row) throws SQLException {
        var line = new ArrayList<String>();
        for (int column = 1; column <= HEADINGS.size(); column++) {
            String text = row.getString(column);
            line.add(text == null ? "" : chinese(column, text));
        }
        return line;
    }

    private static String chinese(int column, String text) {
        return switch (HEADINGS.get(column - 1)) {
            case "人员类别" -> Word.of(LawyerKind.class, text).map(Word::chinese).orElse(text);
            case "结对形式" -> Word.of(PairingForm.class, text).map(Word::chinese).orElse(text);
            case "担任" -> Word.of(Part.class, text).map(Word::chinese).orElse(text);
            default -> text;
        };
    }
}
