package org.communitycounsel.platform.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** The documents of the cases, kept in the database. */
@Service
public class Attachments {

    static final DataSize LARGEST = DataSize.ofMegabytes(20);

    private static final int CHUNK = 1 << 20;

    private static final String FIELDS = """
            select id, number, file_name, media_type, size, sha256, note, uploaded_at, uploaded_by, uploaded_by_name,
                   withdrawn_at, withdrawn_by_name, withdrawn_reason from attachment""";

    private final JdbcClient database;
    private final Dossiers dossiers;
    private final EngineNames names;
    private final Clock clock;
    private final DataSize dossierLimit;

    Attachments(
            JdbcClient database,
            Dossiers dossiers,
            EngineNames names,
            Clock clock,
            @Value("${community-counsel.dossier.total-limit:200MB}") DataSize dossierLimit) {
        this.database = database;
        this.dossiers = dossiers;
        this.names = names;
        this.clock = clock;
        this.dossierLimit = dossierLimit;
    }

    /**
     * Adds a document to an open dossier, after its type, size and name are checked.
     *
     * @param content a file the caller removes afterwards
     * @param note what the document is, at most 200 characters; may be empty
     * @param account who adds it, or null for the programme itself
     * @return whether it was added; false where the dossier has the same file already
     * @throws Refusal where the file cannot be taken
     */
    @Transactional
    public boolean add(String number, String fileName, Path content, String note, String account) {
        int size = checkedSize(content);
        String name = FileName.of(fileName);
        var type = DocumentType.of(name, content);
        String sha256 = sha256(content);
        lockOpen(number);
        if (has(number, sha256)) {
            return false;
        }
        checkTotal(number, size);
        long id = insert(number, name, type, size, sha256, note, account);
        insertChunks(id, content);
        dossiers.record(number, account, uploaded(number, name + noted(note)) + "\nSHA-256：" + sha256, null);
        return true;
    }

    /** A sealed dossier's entries are read by more than those on the case: they say no name. */
    private String uploaded(String number, String what) {
        return isSealed(number) ? "上传材料" : "上传材料：" + what;
    }

    private boolean isSealed(String number) {
        return dossiers.find(number).map(Dossier::sealed).orElse(false);
    }

    private static String noted(String note) {
        return note == null || note.isBlank() ? "" : "（" + note.strip() + "）";
    }

    private static int checkedSize(Path content) {
        try {
            long size = Files.size(content);
            if (size == 0) {
                throw new Refusal("文件是空的，请重新选择。");
            }
            if (size > LARGEST.toBytes()) {
                throw new Refusal("文件太大：单个文件不超过 %d MB。请压缩或拆分后再上传。".formatted(LARGEST.toMegabytes()));
            }
            return (int) size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One upload to a dossier at a time, so that total and doubles are counted truly. */
    private void lockOpen(String number) {
        boolean open = database.sql("select closed_at is null from dossier where number = ? for no key update")
                .param(number)
                .query(Boolean.class)
                .single();
        if (!open) {
            throw new Refusal("案卷已结案，不能再上传或撤回材料。");
        }
    }

    private boolean has(String number, String sha256) {
        return database.sql(
                        "select exists (select 1 from attachment where number = ? and sha256 = ? and withdrawn_at is null)")
                .params(number, sha256)
                .query(Boolean.class)
                .single();
    }

    private void checkTotal(String number, int size) {
        long stored = database.sql("select coalesce(sum(size), 0) from attachment where number = ?")
                .param(number)
                .query(Long.class)
                .single();
        if (stored + size > dossierLimit.toBytes()) {
            throw new Refusal(
                    "本案卷的材料合计不超过 %d MB，已用 %d MB，放不下这个文件。".formatted(dossierLimit.toMegabytes(), stored / 1024 / 1024));
        }
    }

    private long insert(
            String number, String name, DocumentType type, int size, String sha256, String note, String account) {
        return database.sql("""
                        insert into attachment
                          (number, file_name, media_type, size, sha256, note, uploaded_at, uploaded_by, uploaded_by_name)
                        values (?, ?, ?, ?, ?, nullif(btrim(?), ''), ?, ?, ?) returning id""")
                .params(number, name, type.mediaType(), size, sha256, note, now())
                .params(account == null ? EngineNames.SYSTEM : account, names.person(account))
                .query(Long.class)
                .single();
    }

    private void insertChunks(long id, Path content) {
        try (InputStream in = Files.newInputStream(content)) {
            byte[] bytes = in.readNBytes(CHUNK);
            for (int seq = 0; bytes.length > 0; seq++) {
                database.sql("insert into attachment_chunk (attachment_id, seq, bytes) values (?, ?, ?)")
                        .params(id, seq, bytes)
                        .update();
                bytes = in.readNBytes(CHUNK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path content) {
        try (InputStream in = Files.newInputStream(content)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Marks a document as withdrawn; it stays, struck out, with its reason.
     *
     * @param reason at most 200 characters, not empty
     */
    @Transactional
    public void withdraw(Attachment attachment, String reason, String account) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal("请写明撤回的理由。");
        }
        lockOpen(attachment.number());
        int withdrawn = database.sql("""
                        update attachment set withdrawn_at = ?, withdrawn_by = ?, withdrawn_by_name = ?, withdrawn_reason = ?
                        where id = ? and withdrawn_at is null""")
                .params(now(), account, names.person(account), reason.strip(), attachment.id())
                .update();
        if (withdrawn == 1) {
            boolean confidential = isSealed(attachment.number());
            dossiers.record(
                    attachment.number(),
                    account,
                    confidential ? "撤回材料\nSHA-256：" + attachment.sha256() : "撤回材料：" + attachment.fileName(),
                    confidential ? null : reason.strip());
        }
    }

    /** The dossier's documents, withdrawn ones among them, in the order they came. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String number) {
        return database.sql(FIELDS + " where number = ? order by id")
                .param(number)
                .query(Attachment.class)
                .list();
    }

    /** The document, if it is that dossier's. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(String number, long id) {
        return database.sql(FIELDS + " where number = ? and id = ?")
                .params(number, id)
                .query(Attachment.class)
                .optional();
    }

    /** The document's bytes as they are kept. */
    @Transactional(readOnly = true)
    public byte[] content(Attachment attachment) {
        try {
            var bytes = new ByteArrayOutputStream(attachment.size());
            write(attachment, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the document's bytes out, a chunk at a time. */
    void write(Attachment attachment, OutputStream out) throws IOException {
        int chunks = (attachment.size() + CHUNK - 1) / CHUNK;
        for (int seq = 0; seq < chunks; seq++) {
            out.write(database.sql("select bytes from attachment_chunk where attachment_id = ? and seq = ?")
                    .params(attachment.id(), seq)
                    .query(byte[].class)
                    .single());
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
