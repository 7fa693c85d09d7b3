package org.communitycounsel.platform.dossier;

import java.text.Normalizer;
import org.communitycounsel.platform.Refusal;

/** The name of an uploaded file, made safe to show and to save under: no path, no invisible or reserved characters. */
final class FileName {

    private static final int LONGEST = 120;

    private FileName() {}

    static String of(String given) {
        String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.codePoints()
                .filter(FileName::isVisible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("^[.\\s]+|[.\\s]+$", "");
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            throw new Refusal("文件名缺少扩展名。可以上传：" + DocumentType.NAMED + "。");
        }
        return shortened(name.substring(0, dot)) + name.substring(dot);
    }

    /** Neither control characters nor those that turn the reading direction and so disguise an extension. */
    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String shortened(String stem) {
        int length = stem.codePointCount(0, stem.length());
        return length <= LONGEST ? stem : stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
    }
}
