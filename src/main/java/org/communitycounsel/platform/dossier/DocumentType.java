package org.communitycounsel.platform.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.communitycounsel.platform.Refusal;

/** The kinds of document a dossier takes, told by their content; the name's extension has to agree. Macros are refused. */
public enum DocumentType {
    PDF("application/pdf", "pdf") {
        @Override
        boolean holds(Path file) throws IOException {
            return startsWith(file, '%', 'P', 'D', 'F', '-');
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx") {
        @Override
        boolean holds(Path file) throws IOException {
            return zipHas(file, "[Content_Types].xml", "word/document.xml") && !zipHas(file, "word/vbaProject.bin");
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") {
        @Override
        boolean holds(Path file) throws IOException {
            return zipHas(file, "[Content_Types].xml", "xl/workbook.xml") && !zipHas(file, "xl/vbaProject.bin");
        }
    },
    OFD("application/ofd", "ofd") {
        @Override
        boolean holds(Path file) throws IOException {
            return zipHas(file, "OFD.xml");
        }
    },
    DOC("application/msword", "doc") {
        @Override
        boolean holds(Path file) throws IOException {
            return startsWith(file, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)
                    && contains(file, "WordDocument")
                    && !contains(file, "_VBA_PROJECT");
        }
    },
    PNG("image/png", "png") {
        @Override
        boolean holds(Path file) throws IOException {
            return startsWith(file, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
        }
    },
    JPEG("image/jpeg", "jpg", "jpeg") {
        @Override
        boolean holds(Path file) throws IOException {
            return startsWith(file, 0xFF, 0xD8, 0xFF);
        }
    };

    /** What a file chooser offers. */
    static final String ACCEPTED = Arrays.stream(values())
            .flatMap(type -> type.extensions.stream())
            .map(extension -> "." + extension)
            .collect(Collectors.joining(","));

    static final String NAMED = "PDF、Word（docx、doc）、Excel（xlsx）、OFD、PNG、JPG";

    private final String mediaType;
    private final List<String> extensions;

    DocumentType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    abstract boolean holds(Path file) throws IOException;

    /** The type of the file, by its name and its content together. */
    public static DocumentType of(String name, Path file) {
        var type = Arrays.stream(values())
                .filter(candidate -> candidate.extensions.contains(extension(name)))
                .findFirst()
                .orElseThrow(() -> new Refusal("不能上传这种文件。可以上传：" + NAMED + "。"));
        if (!type.isIn(file)) {
            throw new Refusal(
                    "文件内容不是有效的 " + extension(name).toUpperCase(Locale.ROOT) + " 文件（可能改过扩展名、已损坏或含有宏）。请用原来的软件重新保存后再上传。");
        }
        return type;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private boolean isIn(Path file) {
        try {
            return holds(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsWith(Path file, int... bytes) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(bytes.length);
            for (int i = 0; i < bytes.length; i++) {
                if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Reads the archive's table of contents only: nothing is unpacked. */
    private static boolean zipHas(Path file, String... names) throws IOException {
        if (!startsWith(file, 'P', 'K', 3, 4)) {
            return false;
        }
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .collect(Collectors.toSet())
                    .containsAll(Set.of(names));
        } catch (ZipException e) {
            return false;
        }
    }

    /** Whether an OLE file names a stream so: its directory is UTF-16, little endian. */
    private static boolean contains(Path file, String stream) throws IOException {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        return content.contains(new String(stream.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }
}
