package org.communitycounsel.platform.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.communitycounsel.platform.Refusal;

/**
 * A Word document that says the same wherever and whenever it is opened: it opens, carries no macros, embeds no objects and
 * fetches nothing from outside.
 */
public final class WordFile {

    private static final int LARGEST_PART = 20 << 20;
    private static final int LARGEST_IN_ALL = 60 << 20;
    private static final Pattern CARRIES_CODE =
            Pattern.compile(".*(macroenabled|vbaproject|vbadata|activex|oleobject).*");
    private static final Pattern TEXT = Pattern.compile("<w:t(?: [^>]*)?>([^<]*)</w:t>");

    private WordFile() {}

    /**
     * Refuses what is not such a document.
     *
     * @throws Refusal that says what is wrong with it and what to do
     */
    public static void check(byte[] content) {
        refuseBroken(content);
        try (var docx = OPCPackage.open(new ByteArrayInputStream(content));
                var document = new XWPFDocument(docx)) {
            for (PackagePart part : docx.getParts()) {
                refuseCode(part);
            }
            refuseOutside(docx);
            if (!XWPFRelation.DOCUMENT
                    .getContentType()
                    .equals(document.getPackagePart().getContentType())) {
                throw new Refusal("请把文件另存为“Word 文档（*.docx）”后再上传，不要用模板（dotx）或启用宏的格式。");
            }
        } catch (IOException | RuntimeException | org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
            throw e instanceof Refusal refusal ? refusal : broken();
        }
    }

    private static void refuseBroken(byte[] content) {
        parts(content);
    }

    static Refusal broken() {
        return new Refusal("文件打不开：不是有效的 Word 文档（docx），或者已经损坏。请用 Word 打开检查，重新保存为 docx 后再上传。");
    }

    private static void refuseCode(PackagePart part) throws org.apache.poi.openxml4j.exceptions.InvalidFormatException {
        String kind = (part.getContentType() + " " + part.getPartName()).toLowerCase(Locale.ROOT);
        if (CARRIES_CODE.matcher(kind).matches() || kind.contains("/embeddings/")) {
            throw new Refusal("文件中含有宏、控件或嵌入的对象，不能使用。请删除后另存为 docx 再上传。");
        }
        if (!part.isRelationshipPart()) {
            for (PackageRelationship link : part.getRelationships()) {
                refuseOutside(link);
            }
        }
    }

    private static void refuseOutside(OPCPackage docx) {
        docx.getRelationships().forEach(WordFile::refuseOutside);
    }

    /** A hyperlink is followed only by who clicks it; all else is fetched when the document is opened. */
    private static void refuseOutside(PackageRelationship link) {
        boolean clicked = link.getRelationshipType().endsWith("/hyperlink");
        if (link.getTargetMode() == TargetMode.EXTERNAL && !clicked) {
            throw new Refusal("文件引用了外部内容（链接的图片、附加的模板等），打开时会改变，不能使用。请把图片嵌入文件、断开链接后再上传。");
        }
    }

    /** All text of the document, its headers, footers, notes and text boxes; a blank line between parts. */
    static String text(byte[] content) {
        var text = new StringBuilder();
        parts(content).forEach((name, part) -> {
            if (name.matches("word/[^/]+\\.xml")) {
                var found = TEXT.matcher(new String(part, java.nio.charset.StandardCharsets.UTF_8));
                while (found.find()) {
                    text.append(found.group(1));
                }
                text.append("\n\n");
            }
        });
        return text.toString();
    }

    /** Unpacks within limits, for an archive can hold far more than its size says, and each name once. */
    private static Map<String, byte[]> parts(byte[] content) {
        Map<String, byte[]> parts = new TreeMap<>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(LARGEST_PART + 1);
                total += part.length;
                if (part.length > LARGEST_PART || total > LARGEST_IN_ALL || parts.put(entry.getName(), part) != null) {
                    throw broken();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw broken();
        }
        if (!parts.containsKey("word/document.xml")) {
            throw broken();
        }
        return parts;
    }
}
