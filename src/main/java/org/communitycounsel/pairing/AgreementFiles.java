package org.communitycounsel.pairing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.document.DocumentKind;
import org.communitycounsel.platform.document.WordFile;
import org.communitycounsel.platform.dossier.Attachment;
import org.communitycounsel.platform.dossier.Attachments;
import org.springframework.stereotype.Component;

/** The agreements' documents, kept in the dossiers. */
@Component
class AgreementFiles {

    private final Attachments attachments;

    AgreementFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Puts a document the programme has written into the dossier. */
    Attachment keep(String dossier, DocumentKind kind, String number, int version, byte[] docx) {
        String name = "%s %s 第%d版.docx".formatted(kind.chinese(), number, version);
        try {
            Path file = Files.createTempFile("agreement", null);
            try {
                Files.write(file, docx);
                attachments.add(dossier, name, file, "第%d版".formatted(version), null);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String sha256 = sha256(docx);
        return attachments.of(dossier).stream()
                .filter(file -> !file.withdrawn() && file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow();
    }

    /** The newest Word document that was added after the agreement's own; refused where it could change by itself. */
    Attachment uploadedAfter(String dossier, Agreement agreement) {
        var file = attachments.of(dossier).stream()
                .filter(added -> !added.withdrawn() && added.id() > agreement.documentId())
                .filter(added -> added.fileName().toLowerCase(Locale.ROOT).endsWith(".docx"))
                .max(Comparator.comparing(Attachment::id))
                .orElseThrow(() -> new Refusal(
                        "案卷里没有在第%d版之后上传的 Word 文件（docx）。请先在案卷页上传修改后的协议，再回来提交。".formatted(agreement.version())));
        WordFile.check(attachments.content(file));
        return file;
    }

    /** Reads the stored document and computes its hash again. */
    void verify(String dossier, AgreementVersion agreement) {
        var file = attachments
                .find(dossier, agreement.documentId())
                .filter(found -> !found.withdrawn())
                .orElseThrow(() -> new Refusal("协议文件已从案卷撤回，不能签署或归档。请司法所重新生成协议。"));
        if (!sha256(attachments.content(file)).equals(agreement.sha256())) {
            throw new Refusal("案卷中的协议文件与起草时的SHA-256值不符，不能签署或归档。请联系司法所查明后重新生成协议。");
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
