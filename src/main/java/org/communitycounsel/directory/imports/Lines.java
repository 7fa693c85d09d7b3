package org.communitycounsel.directory.imports;

import java.util.function.Consumer;
import org.communitycounsel.platform.Refusal;

/** The lines of an uploaded list, whatever its format; they can be read more than once. */
interface Lines {

    /** Largest file read, in bytes. */
    int MOST_BYTES = 20 * 1024 * 1024;

    /**
     * Hands over each line in turn, blank ones too.
     *
     * @throws Refusal if the file cannot be read to its end
     */
    void forEach(Consumer<Line> reader);

    /**
     * Recognises the format by the content, not by the name.
     *
     * @throws Refusal if it is neither CSV text in a known encoding nor an Excel workbook
     */
    static Lines of(byte[] content) {
        refuseTooLarge(content.length);
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refusal("这是旧版 Excel（.xls）文件或加了密码的文件，请用 Excel 另存为不加密码的“Excel 工作簿（.xlsx）”后再导入。");
        }
        return startsWith(content, 'P', 'K', 3, 4) ? new ExcelLines(content) : new CsvLines(content);
    }

    /** @param size of the file, in bytes */
    static void refuseTooLarge(long size) {
        if (size > MOST_BYTES) {
            throw new Refusal("文件超过 20 MB，请分成几个文件导入。");
        }
    }

    static boolean startsWith(byte[] content, int... first) {
        if (content.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((content[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
