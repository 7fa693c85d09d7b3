package org.communitycounsel.platform.document;

import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;

/**
 * Where poi-tl cuts a piece of text in two, it gives the new piece the Latin font for Chinese characters, too. Here they
 * get back the Chinese font of the piece they were cut from, which stands before them in the paragraph.
 */
final class ChineseFonts {

    private ChineseFonts() {}

    static void restore(XWPFDocument document) {
        restore((IBody) document);
        document.getHeaderList().forEach(ChineseFonts::restore);
        document.getFooterList().forEach(ChineseFonts::restore);
    }

    private static void restore(IBody body) {
        body.getParagraphs().forEach(ChineseFonts::restore);
        body.getTables()
                .forEach(table ->
                        table.getRows().forEach(row -> row.getTableCells().forEach(ChineseFonts::restore)));
    }

    private static void restore(XWPFParagraph paragraph) {
        String latin = null;
        String chinese = null;
        for (XWPFRun run : paragraph.getRuns()) {
            String latinHere = run.getFontFamily(FontCharRange.ascii);
            String chineseHere = run.getFontFamily(FontCharRange.eastAsia);
            if (latinHere != null && latinHere.equals(chineseHere) && latinHere.equals(latin) && chinese != null) {
                run.setFontFamily(chinese, FontCharRange.eastAsia);
            } else {
                latin = latinHere;
                chinese = chineseHere;
            }
        }
    }
}
