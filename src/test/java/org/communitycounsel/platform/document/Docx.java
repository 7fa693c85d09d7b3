package org.communitycounsel.platform.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun.FontCharRange;

/** Word documents made for tests, and read back. */
public final class Docx {

    private Docx() {}

    /** One paragraph for each text. */
    public static byte[] of(String... paragraphs) {
        return made(document -> {
            for (String text : paragraphs) {
                document.createParagraph().createRun().setText(text);
            }
            return document;
        });
    }

    /** A paragraph in as many pieces as Word makes of it when it is edited. */
    static byte[] inPieces(String... pieces) {
        return made(document -> {
            var paragraph = document.createParagraph();
            for (int i = 0; i < pieces.length; i++) {
                var run = paragraph.createRun();
                run.setText(pieces[i]);
                run.setBold(i % 2 == 0);
            }
            return document;
        });
    }

    /** One paragraph in one piece with a font for Latin and another for Chinese characters. */
    static byte[] inFonts(String text, String latin, String chinese) {
        return made(document -> {
            var run = document.createParagraph().createRun();
            run.setText(text);
            run.setFontFamily(latin);
            run.setFontFamily(chinese, FontCharRange.eastAsia);
            return document;
        });
    }

    /** The fonts for Chinese characters in the body. */
    static Set<String> chineseFonts(byte[] docx) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return document.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getRuns().stream())
                    .map(run -> String.valueOf(run.getFontFamily(FontCharRange.eastAsia)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] withHeaderAndTable(String header, String cell) {
        return made(document -> {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(header);
            document.createTable(1, 1).getRow(0).getCell(0).setText(cell);
            return document;
        });
    }

    private static byte[] made(UnaryOperator<XWPFDocument> content) {
        try (var document = content.apply(new XWPFDocument())) {
            var bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paragraphs of the body, a line each; a line break within one is a blank. */
    public static String text(byte[] docx) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            String body = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .map(text -> text.replace('\n', ' '))
                    .collect(Collectors.joining("\n"));
            String tables =
                    document.getTables().stream().map(table -> table.getText()).collect(Collectors.joining("\n"));
            String headers = document.getHeaderList().stream()
                    .map(header -> header.getText())
                    .collect(Collectors.joining("\n"));
            return headers + "\n" + tables + "\n" + body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same archive with parts added or replaced. */
    static byte[] with(byte[] docx, Map<String, String> parts) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx))) {
            Map<String, byte[]> all = new LinkedHashMap<>();
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.put(entry.getName(), in.readAllBytes());
            }
            parts.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
            return zipped(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String part(byte[] docx, String name) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new IllegalArgumentException("no part " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
