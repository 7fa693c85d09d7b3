package org.communitycounsel.directory.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitycounsel.platform.Refusal;

/** The first line of a list, understood: which list it is, and which column is where. */
class Header {

    private final Listing listing;
    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<Integer, String> unknown = new HashMap<>();

    private Header(Listing listing) {
        this.listing = listing;
    }

    /**
     * @param wanted the list the person says it is; where empty, the one list whose columns these are
     * @throws Refusal if no list or more than one fits, or a column is missing or doubled
     */
    static Header of(Line line, Optional<Listing> wanted) {
        var headers =
                line.cells().stream().map(cell -> Reading.strip(cell.text())).toList();
        var header = new Header(wanted.orElseGet(() -> recognise(headers)));
        header.place(headers);
        header.refuseMissing(headers);
        return header;
    }

    private static Listing recognise(List<String> headers) {
        var fitting = Arrays.stream(Listing.values())
                .filter(listing -> lacking(listing, headers).isEmpty() && !doubles(listing, headers))
                .collect(Collectors.groupingBy(
                        listing -> unknownTo(listing, headers).size()));
        if (fitting.isEmpty()) {
            throw new Refusal("从第一行认不出这是哪一种名单：%s。第一行应是表头；可下载模板对照，或选定名单种类以查看缺少哪些列。".formatted(shown(headers)));
        }
        var best = fitting.get(fitting.keySet().stream().min(Integer::compare).orElseThrow());
        if (best.size() > 1) {
            throw new Refusal("表头同时符合%s，请选定名单种类后再导入。"
                    .formatted(best.stream().map(Listing::chinese).collect(Collectors.joining("、"))));
        }
        return best.get(0);
    }

    private static List<Column> lacking(Listing listing, List<String> headers) {
        return listing.columns().stream()
                .filter(column -> column.required() && headers.stream().noneMatch(column::isCalled))
                .toList();
    }

    private static boolean doubles(Listing listing, List<String> headers) {
        return listing.columns().stream()
                .anyMatch(column -> headers.stream().filter(column::isCalled).count() > 1);
    }

    private static List<String> unknownTo(Listing listing, List<String> headers) {
        return headers.stream()
                .filter(header -> !header.isEmpty())
                .filter(header -> listing.columns().stream().noneMatch(column -> column.isCalled(header)))
                .toList();
    }

    private void place(List<String> headers) {
        for (int i = 0; i < headers.size(); i++) {
            var header = headers.get(i);
            var column =
                    listing.columns().stream().filter(c -> c.isCalled(header)).findFirst();
            if (column.isPresent()) {
                refuseDoubled(column.get());
                columns.put(i, column.get());
            } else if (!header.isEmpty()) {
                unknown.put(i, header);
            }
        }
    }

    private void refuseDoubled(Column column) {
        if (columns.containsValue(column)) {
            throw new Refusal("表头里“%s”一列出现了两次，请删去一列。".formatted(column.chinese()));
        }
    }

    private void refuseMissing(List<String> headers) {
        var missing = lacking(listing, headers);
        if (!missing.isEmpty()) {
            throw new Refusal("%s名单缺少必需的列：%s。文件里的列是：%s。"
                    .formatted(
                            listing.chinese(),
                            missing.stream().map(Column::chinese).collect(Collectors.joining("、")),
                            shown(headers)));
        }
    }

    private static String shown(List<String> headers) {
        var text = headers.stream().filter(h -> !h.isEmpty()).collect(Collectors.joining("、"));
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    Listing listing() {
        return listing;
    }

    /** Position in the line, counted from 0, to column. */
    Map<Integer, Column> columns() {
        return columns;
    }

    /** Headers that mean no column of the list. */
    List<String> unknown() {
        return new ArrayList<>(unknown.values());
    }

    boolean isUnderNoHeader(int index) {
        return !columns.containsKey(index) && !unknown.containsKey(index);
    }

    /** The columns the list has and keeps in its table. */
    boolean has(String columnId) {
        return columns.values().stream().anyMatch(column -> column.id().equals(columnId));
    }
}
