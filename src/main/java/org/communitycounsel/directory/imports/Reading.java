package org.communitycounsel.directory.imports;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How the cells of a column are read: to the value as the directory keeps it, or to the reason why not. */
@FunctionalInterface
interface Reading {

    Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d(\\.\\d+)?[Ee]\\+?\\d+");
    Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");
    Pattern DATE = Pattern.compile("(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))");
    Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,18}");
    Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

    /** Digits an Excel number keeps; a longer code has lost its end. */
    int DIGITS_OF_A_NUMBER = 15;

    /**
     * @param cell not blank, neither a formula nor an error
     * @throws Unreadable with the reason
     */
    String read(Cell cell);

    /** A cell's content is not what its column holds; the message is the reason, in Chinese. */
    class Unreadable extends RuntimeException {

        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** A code of exactly so many digits. */
    static Reading digits(int count) {
        return code("[0-9]{%d}".formatted(count), "应为 %d 位数字".formatted(count));
    }

    /** A code of a form; full-width digits and letters become ordinary ones, small letters capital ones. */
    static Reading code(String form, String description) {
        var pattern = Pattern.compile(form);
        return cell -> {
            var code = plain(cell.text()).replaceFirst("^'", "").toUpperCase(Locale.ROOT);
            refuseWhatExcelChanged(code, cell.form());
            if (!pattern.matcher(code).matches()) {
                throw new Unreadable(description);
            }
            return code;
        };
    }

    private static void refuseWhatExcelChanged(String code, Cell.Form form) {
        boolean cut = form == Cell.Form.NUMBER && code.length() > DIGITS_OF_A_NUMBER;
        if (cut || SCIENTIFIC.matcher(code).matches()) {
            throw new Unreadable("编号被 Excel 变成了数字，末尾几位已丢失；请把该列设为“文本”格式，重新填写编号");
        }
    }

    /** A text of at most so many characters, on one line; a line break in it becomes a space. */
    static Reading text(int most) {
        return cell -> {
            var text = LINE_BREAKS.matcher(strip(cell.text())).replaceAll(" ");
            refuseWhatSpreadsheetsRun(text);
            refuseWhatCannotBeShown(text);
            if (text.codePointCount(0, text.length()) > most) {
                throw new Unreadable("超过 %d 个字".formatted(most));
            }
            return text;
        };
    }

    private static void refuseWhatSpreadsheetsRun(String text) {
        if ("=+-@\t".indexOf(text.charAt(0)) >= 0) {
            throw new Unreadable("以“%s”开头，会被表格软件当作公式，请去掉".formatted(text.charAt(0)));
        }
    }

    private static void refuseWhatCannotBeShown(String text) {
        if (text.codePoints().anyMatch(Reading::cannotBeShown)) {
            throw new Unreadable("含有无法显示的字符，可能是文件编码不对");
        }
    }

    private static boolean cannotBeShown(int character) {
        return character == 0xFFFD
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    /** A day as 2015-3-1, 2015/03/01, 2015.3.1, 2015年3月1日 or 20150301, or an Excel date; read to 2015-03-01. */
    static Reading day() {
        return cell -> {
            var date = DATE.matcher(plain(cell.text()));
            if (!date.matches()) {
                throw new Unreadable("不是日期，请写成 2015-03-01 的样子");
            }
            boolean separated = date.group(2) != null;
            try {
                var day = "%s-%s-%s"
                        .formatted(date.group(1), date.group(separated ? 2 : 4), date.group(separated ? 3 : 5));
                return LocalDate.parse(day, DAY).toString();
            } catch (DateTimeException e) {
                throw new Unreadable("没有这一天");
            }
        };
    }

    /** A telephone number. */
    static Reading phone() {
        return code(PHONE.pattern(), "不是电话号码");
    }

    /** An e-mail address of at most 100 characters. */
    static Reading email() {
        return cell -> {
            var address = plain(cell.text());
            if (address.length() > 100 || !EMAIL.matcher(address).matches()) {
                throw new Unreadable("不是电子邮箱地址");
            }
            return address;
        };
    }

    /** One of a few words, each standing for a value. */
    static Reading oneOf(Map<String, String> values) {
        return cell -> {
            var value = values.get(plain(cell.text()));
            if (value == null) {
                throw new Unreadable("应为：" + String.join("、", values.keySet()));
            }
            return value;
        };
    }

    /** Ordinary instead of full-width characters, and no space around. */
    static String plain(String text) {
        return strip(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** Without spaces around, full-width, non-breaking and zero-width ones among them. */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
