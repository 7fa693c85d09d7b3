package org.communitycounsel.directory.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.communitycounsel.platform.Refusal;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A list as the first visible sheet of an Excel workbook (.xlsx), read row by row. */
class ExcelLines implements Lines {

    /** Most bytes the workbook may unpack to; a workbook of 200,000 lawyers takes about half of it. */
    private static final long MOST_UNPACKED = 400L * 1024 * 1024;

    /** Most bytes of the shared texts, which alone are held in memory. */
    private static final long MOST_SHARED_TEXT = 100L * 1024 * 1024;

    /** Excel's built-in date formats, the Chinese ones among them. */
    private static final Set<Integer> DATE_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    private static final String DAMAGED = "Excel 文件已损坏或不是普通的 .xlsx 工作簿，请用 Excel 打开后另存为“Excel 工作簿（.xlsx）”再导入。";

    private final byte[] content;

    ExcelLines(byte[] content) {
        this.content = content;
        refuseWhatIsNoWorkbook();
    }

    /** Unpacks once, keeping nothing, so that a small file that unpacks to a huge one is refused before it is read. */
    private void refuseWhatIsNoWorkbook() {
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new Refusal(DAMAGED);
            }
            long unpacked = 0;
            for (var entry : Collections.list(zip.getEntries())) {
                boolean sharedText = entry.getName().equals("xl/sharedStrings.xml");
                unpacked += sizeOf(zip, entry, sharedText ? MOST_SHARED_TEXT : MOST_UNPACKED - unpacked);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(DAMAGED);
        }
    }

    private static long sizeOf(ZipFile zip, ZipArchiveEntry entry, long most) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            var buffer = new byte[65536];
            long size = 0;
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new Refusal("Excel 文件展开后过大，请分成几个文件导入。");
                }
            }
            return size;
        }
    }

    @Override
    public void forEach(Consumer<Line> reader) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
                var rows = firstVisible(workbook).openStream()) {
            var each = rows.iterator();
            while (hasNext(each)) {
                reader.accept(lineOf(each.next()));
            }
        } catch (IOException e) {
            throw new Refusal(DAMAGED);
        }
    }

    /** The reader's failures, and only they, mean a damaged file; it has no one type for them. */
    private static boolean hasNext(java.util.Iterator<Row> rows) {
        try {
            return rows.hasNext();
        } catch (RuntimeException e) {
            throw new Refusal(DAMAGED);
        }
    }

    private static Sheet firstVisible(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new Refusal("Excel 文件里没有可见的工作表。"));
    }

    private static Line lineOf(Row row) {
        List<Cell> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(cellOf(row.hasCell(i) ? row.getCell(i) : null));
        }
        return new Line(row.getRowNum(), cells);
    }

    private static Cell cellOf(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Cell.EMPTY;
        }
        // some programs write plain text in the form of a formula's result
        if (cell.getType() == CellType.FORMULA && cell.getFormula() != null) {
            return new Cell("=" + cell.getFormula(), Cell.Form.FORMULA);
        }
        return switch (cell.getType()) {
            case ERROR -> new Cell(String.valueOf(cell.getRawValue()), Cell.Form.ERROR);
            case NUMBER -> isDate(cell) ? Cell.text(cell.asDate().toLocalDate().toString()) : number(cell.asNumber());
            default -> Cell.text(cell.getRawValue() == null ? "" : cell.getRawValue());
        };
    }

    private static Cell number(BigDecimal number) {
        return new Cell(number.stripTrailingZeros().toPlainString(), Cell.Form.NUMBER);
    }

    private static boolean isDate(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getDataFormatId() != null && DATE_FORMATS.contains(cell.getDataFormatId())) {
            return true;
        }
        var format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "")
                        .toLowerCase()
                        .matches(".*[yd].*");
    }
}
