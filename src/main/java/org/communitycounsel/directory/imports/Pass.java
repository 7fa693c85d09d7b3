package org.communitycounsel.directory.imports;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One pass through a list, line by line: checks every line and writes those that can stand. The caller's transaction
 * ends in a rollback where anything was found amiss.
 */
class Pass implements Consumer<Line> {

    /** Most lines of a list. */
    static final int MOST_LINES = 200_000;

    private static final int LINES_A_REPORT = 2000;

    /** No one practising today began before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1940, 1, 1);

    private final JdbcTemplate jdbc;
    private final Optional<Listing> wanted;
    private final LongConsumer progress;
    private final LocalDate today;
    private final Findings findings = new Findings();
    private final Upsert streets;
    private final Places places;
    private final Map<String, Long> seen = new HashMap<>();
    private final Set<String> firms = new HashSet<>();
    private Header header;
    private Upsert rows;

    Pass(
            Districts districts,
            JdbcTemplate jdbc,
            EntityManager entities,
            LocalDate today,
            Optional<Listing> wanted,
            LongConsumer progress) {
        this.jdbc = jdbc;
        this.today = today;
        this.wanted = wanted;
        this.progress = progress;
        this.streets = new Upsert(jdbc, "street", List.of("code", "name", "district_code"));
        this.places = new Places(districts, jdbc, entities, streets::add);
    }

    @Override
    public void accept(Line line) {
        if (line.isBlank()) {
            return;
        }
        if (header == null) {
            begin(line);
        } else {
            countLine();
            read(line);
        }
    }

    private void begin(Line line) {
        header = Header.of(line, wanted);
        findings.recognised(header.listing());
        header.unknown()
                .forEach(name -> findings.notice("第一行的“%s”不是%s名单的列，其内容没有读取。"
                        .formatted(Problem.shown(name), header.listing().chinese())));
        rows = header.listing() == Listing.STREETS
                ? streets
                : new Upsert(jdbc, header.listing().table(), tableColumns());
        if (header.listing() == Listing.LAWYERS) {
            firms.addAll(jdbc.queryForList("select code from law_firm", String.class));
        }
    }

    /** A column the list does not have stays as it is in the directory. */
    private List<String> tableColumns() {
        if (header.listing() == Listing.COMMUNITIES) {
            return List.of("code", "name", "street_code", "district_code");
        }
        return header.listing().columns().stream()
                .map(Column::id)
                .filter(header::has)
                .toList();
    }

    private void countLine() {
        findings.countLine();
        if (findings.lineCount() > MOST_LINES) {
            throw new Refusal("名单超过 %,d 行，请分成几个文件导入。".formatted(MOST_LINES));
        }
        if (findings.lineCount() % LINES_A_REPORT == 0) {
            progress.accept(findings.lineCount());
        }
    }

    private void read(Line line) {
        long before = findings.problemCount();
        var row = new HashMap<String, String>();
        header.columns()
                .forEach((index, column) ->
                        readCell(line, column, line.cell(index)).ifPresent(value -> row.put(column.id(), value)));
        refuseCellsUnderNoHeader(line);
        refuseRepeated(line, row);
        if (findings.problemCount() == before) {
            takeOver(line, row);
        }
    }

    private Optional<String> readCell(Line line, Column column, Cell cell) {
        try {
            return Optional.ofNullable(valueOf(column, cell));
        } catch (Reading.Unreadable e) {
            findings.add(Problem.of(line, column, cell, e.getMessage()));
            return Optional.empty();
        }
    }

    private static String valueOf(Column column, Cell cell) {
        if (cell.form() == Cell.Form.FORMULA) {
            throw new Reading.Unreadable("单元格是公式；请复制该列，用“选择性粘贴—数值”粘贴后再导入");
        }
        if (cell.form() == Cell.Form.ERROR) {
            throw new Reading.Unreadable("单元格显示错误，请改正");
        }
        if (!cell.isBlank()) {
            return column.reading().read(cell);
        }
        if (column.required()) {
            throw new Reading.Unreadable("没有填写");
        }
        return column.whenBlank();
    }

    private void refuseCellsUnderNoHeader(Line line) {
        for (int i = 0; i < line.cells().size(); i++) {
            if (header.isUnderNoHeader(i) && !line.cell(i).isBlank()) {
                findings.add(new Problem(
                        line.number(),
                        "第 %d 列".formatted(i + 1),
                        Problem.shown(line.cell(i).text()),
                        "这一列没有表头；如果是前面某一格里多了逗号，请给那一格加上引号"));
                return;
            }
        }
    }

    private void refuseRepeated(Line line, Map<String, String> row) {
        var key = row.get(key().id());
        var first = key == null ? null : seen.putIfAbsent(key, line.number());
        if (first != null) {
            add(line, key(), key, "与第 %d 行重复".formatted(first));
        }
    }

    private Column key() {
        return header.listing().key();
    }

    private void add(Line line, Column column, String value, String reason) {
        findings.add(new Problem(line.number(), column.chinese(), Problem.shown(value), reason));
    }

    private void takeOver(Line line, Map<String, String> row) {
        boolean stands = switch (header.listing()) {
            case DISTRICTS -> standsDistrict(line, row);
            case STREETS -> standsStreet(line, row);
            case COMMUNITIES -> standsCommunity(line, row);
            case JUSTICE_OFFICES -> stands(line, key(), row, places.street(line.number(), code(row), null));
            case LAW_FIRMS -> standsFirm(line, row);
            case LAWYERS -> standsLawyer(line, row);
            case LAW_SCHOOLS -> true;
        };
        if (stands && header.listing() != Listing.DISTRICTS && header.listing() != Listing.STREETS) {
            rows.add(row);
        }
        writeFull();
    }

    private static String code(Map<String, String> row) {
        return row.get("code");
    }

    private boolean stands(Line line, Column column, Map<String, String> row, Optional<String> reason) {
        reason.ifPresent(text -> add(line, column, row.get(column.id()), text));
        return reason.isEmpty();
    }

    private boolean standsDistrict(Line line, Map<String, String> row) {
        return stands(line, key(), row, places.district(line.number(), code(row), row.get("name"), row.get("city")));
    }

    private boolean standsStreet(Line line, Map<String, String> row) {
        return belongs(line, row, "district_code", 6)
                && standsInDistrict(line, row)
                && stands(line, key(), row, places.street(line.number(), code(row), row.get("name")));
    }

    private boolean standsCommunity(Line line, Map<String, String> row) {
        boolean stands = belongs(line, row, "street_code", 9)
                && belongs(line, row, "district_code", 6)
                && standsInDistrict(line, row)
                && stands(
                        line, key(), row, places.street(line.number(), code(row).substring(0, 9), row.get("street")));
        row.put("street_code", code(row).substring(0, 9));
        row.put("district_code", code(row).substring(0, 6));
        return stands;
    }

    private boolean standsInDistrict(Line line, Map<String, String> row) {
        var district = code(row).substring(0, 6);
        return stands(line, key(), row, places.district(line.number(), district, row.get("district"), row.get("city")));
    }

    /** A place's code begins with the code of the place it lies in. */
    private boolean belongs(Line line, Map<String, String> row, String column, int digits) {
        var outer = row.get(column);
        if (outer == null || outer.equals(code(row).substring(0, digits))) {
            return true;
        }
        add(line, column(column), outer, "与%s %s 的前 %d 位不一致".formatted(key().chinese(), code(row), digits));
        return false;
    }

    private Column column(String id) {
        return header.listing().columns().stream()
                .filter(column -> column.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean standsFirm(Line line, Map<String, String> row) {
        var district = row.get("district_code");
        return stands(line, column("district_code"), row, places.district(line.number(), district, null, null));
    }

    private boolean standsLawyer(Line line, Map<String, String> row) {
        boolean firmKnown = firms.contains(row.get("firm_code"));
        if (!firmKnown) {
            add(line, column("firm_code"), row.get("firm_code"), "没有这个代码的律师事务所，请先导入律师事务所名单");
        }
        return Stream.of("practising_since", "last_discipline")
                                .filter(column -> !isPossible(line, column, row.get(column)))
                                .count()
                        == 0
                && firmKnown;
    }

    private boolean isPossible(Line line, String column, String day) {
        if (day == null
                || !LocalDate.parse(day).isAfter(today) && !LocalDate.parse(day).isBefore(FIRST_DAY)) {
            return true;
        }
        add(line, column(column), day, LocalDate.parse(day).isAfter(today) ? "日期在今天之后" : "日期过早");
        return false;
    }

    private void writeFull() {
        if (rows.isFull() || streets.isFull()) {
            write();
        }
    }

    /** Streets first: the rows refer to them. Once something is amiss nothing more is written: all goes back anyway. */
    private void write() {
        if (!findings.hasProblems()) {
            streets.flush();
            rows.flush();
        }
    }

    /** Ends the pass. */
    Findings end() {
        if (header == null || findings.lineCount() == 0) {
            throw new Refusal(header == null ? "文件是空的。" : "文件只有表头，没有内容。");
        }
        write();
        if (!findings.hasProblems()) {
            findings.counted(counts());
        }
        return findings;
    }

    private List<Count> counts() {
        var counts = new ArrayList<Count>();
        if (header.listing() != Listing.DISTRICTS) {
            counts.add(rows.count(header.listing()));
        }
        if (header.listing() == Listing.COMMUNITIES) {
            counts.add(streets.count(Listing.STREETS));
        }
        counts.add(places.districtCount());
        return counts.stream()
                .filter(c -> c.listing() == header.listing() || !c.isEmpty())
                .toList();
    }

    /** The keys of the lines, in no order. */
    Set<String> keys() {
        return seen.keySet();
    }

    Places places() {
        return places;
    }

    /** Known streets whose name the list changed. */
    Set<String> changedStreets() {
        return streets.changedKeys();
    }
}
