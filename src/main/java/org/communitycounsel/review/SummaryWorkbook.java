package org.communitycounsel.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A summary as an Excel file of three sheets, to work with or to print for the half-yearly meeting. JG-20b. */
public final class SummaryWorkbook {

    private static final int WIDE = 26;
    private static final int NARROW = 12;

    /** Behind the titles of columns, as on the page; RGB. */
    private static final String PALE = "E9EEF6";

    private SummaryWorkbook() {}

    /** @return the bytes of an .xlsx file */
    public static byte[] of(Summaries.Summary summary, String districtName) {
        var bytes = new ByteArrayOutputStream();
        var campaign = summary.campaign();
        String title = districtName + campaign.period().chinese() + "考评汇总";
        try (var book = new Workbook(bytes, "CommunityCounsel", "1.0")) {
            firms(sheet(book, "律所排名", title, campaign.progress()), summary);
            grades(sheet(book, "等次分布", title, campaign.progress()), summary);
            reviews(sheet(book, "各社区考评", title, campaign.progress()), summary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** On A4 across, as wide as the page; what it is stands over each page. */
    private static Worksheet sheet(Workbook book, String name, String title, String progress) {
        var sheet = book.newWorksheet(name);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0);
        sheet.header(title + " " + name, Position.CENTER, 14);
        sheet.footer(progress, Position.LEFT, 9);
        sheet.footer("第&P页，共&N页", Position.RIGHT, 9);
        return sheet;
    }

    private static void firms(Worksheet sheet, Summaries.Summary summary) {
        head(sheet, List.of("名次", "律师事务所", "考评数", "平均分", "上期平均分", "升降", "优秀", "良好", "合格", "不合格"), List.of(1));
        int row = 1;
        for (var firm : summary.firms()) {
            line(
                    sheet,
                    row++,
                    firm.rank(),
                    firm.firm(),
                    firm.reviews(),
                    firm.score(),
                    firm.before(),
                    firm.before() == null ? null : firm.score().subtract(firm.before()),
                    firm.outstanding(),
                    firm.good(),
                    firm.passed(),
                    firm.failed());
        }
    }

    private static void grades(Worksheet sheet, Summaries.Summary summary) {
        head(sheet, List.of("等次", "本期", "本期占比（%）", "上期", "上期占比（%）"), List.of());
        boolean compared = summary.before() != null;
        int row = 1;
        for (var share : summary.grades()) {
            line(
                    sheet,
                    row++,
                    share.grade().chinese(),
                    share.number(),
                    share.per(),
                    compared ? share.before() : null,
                    compared ? share.perBefore() : null);
        }
        line(sheet, row, "平均分", summary.score(), null, summary.scoreBefore(), null);
    }

    private static void reviews(Worksheet sheet, Summaries.Summary summary) {
        head(sheet, List.of("街道", "社区", "律师", "律师事务所", "得分", "等次", "上期得分", "补贴系数", "案卷号"), List.of(1, 3, 8));
        int row = 1;
        for (var review : summary.reviews()) {
            line(
                    sheet,
                    row++,
                    review.street(),
                    review.community(),
                    review.lawyers(),
                    review.firm(),
                    review.score(),
                    review.gradeChinese(),
                    review.before(),
                    review.subsidyFactor(),
                    review.dossier());
        }
    }

    private static void head(Worksheet sheet, List<String> titles, List<Integer> wide) {
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(0, column, titles.get(column));
            sheet.width(column, wide.contains(column) ? WIDE : NARROW);
        }
        sheet.range(0, 0, 0, titles.size() - 1)
                .style()
                .bold()
                .horizontalAlignment("center")
                .fillColor(PALE)
                .borderStyle(BorderStyle.THIN)
                .set();
        sheet.freezePane(0, 1);
    }

    /** A value that is null leaves its cell empty; scores and factors have a digit after the point, as on the page. */
    private static void line(Worksheet sheet, int row, Object... values) {
        for (int column = 0; column < values.length; column++) {
            var style = sheet.style(row, column).borderStyle(BorderStyle.THIN);
            if (values[column] instanceof Number number) {
                sheet.value(row, column, number);
                style.horizontalAlignment("center").format(number instanceof BigDecimal ? "0.0#" : "0");
            } else if (values[column] != null) {
                sheet.value(row, column, values[column].toString());
            }
            style.set();
        }
    }
}
