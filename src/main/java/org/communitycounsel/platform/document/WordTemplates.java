package org.communitycounsel.platform.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.district.Definitions;
import org.communitycounsel.platform.engine.ShippedDocuments;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The Word templates: of each district and city the versions its staff have uploaded, else the one of its pack; for all
 * others the base's. A district uses its own, else its city's, else the base's.
 */
@Service
class WordTemplates {

    private static final String FIELDS =
            "select kind, place, version, file_name, sha256, uploaded_at, uploaded_by, uploaded_by_name from document_template";

    private final JdbcClient database;
    private final ShippedDocuments shipped;
    private final Clock clock;

    WordTemplates(JdbcClient database, ShippedDocuments shipped, Clock clock) {
        this.database = database;
        this.shipped = shipped;
        this.clock = clock;
    }

    /** The template by which the place's documents are written. */
    @Transactional(readOnly = true)
    public byte[] inForce(DocumentKind kind, String place) {
        String owner = ownerOf(kind, place).orElse(null);
        return uploaded(kind, owner)
                .or(() -> shipped(kind, owner))
                .orElseThrow(() -> new IllegalStateException("no template " + fileName(kind)));
    }

    /** Whose template that is: the place itself, its city, or empty for the base. */
    @Transactional(readOnly = true)
    public Optional<String> ownerOf(DocumentKind kind, String place) {
        return Definitions.nearest(
                place,
                code -> uploaded(kind, code).isPresent() || shipped(kind, code).isPresent());
    }

    private Optional<byte[]> shipped(DocumentKind kind, String owner) {
        return shipped.find(owner, fileName(kind));
    }

    private Optional<byte[]> uploaded(DocumentKind kind, String place) {
        return database.sql(
                        "select content from document_template where kind = ? and place = ? order by version desc limit 1")
                .params(kind.key(), place)
                .query(byte[].class)
                .optional();
    }

    /** What the place's staff have uploaded, the newest first. */
    @Transactional(readOnly = true)
    public List<Template> versions(DocumentKind kind, String place) {
        return database.sql(FIELDS + " where kind = ? and place = ? order by version desc")
                .params(kind.key(), place)
                .query(Template.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<byte[]> content(DocumentKind kind, String place, int version) {
        return database.sql("select content from document_template where kind = ? and place = ? and version = ?")
                .params(kind.key(), place, version)
                .query(byte[].class)
                .optional();
    }

    /**
     * Puts a template into force for the place.
     *
     * @throws Refusal where it would not give a whole document
     */
    @Transactional
    public int upload(DocumentKind kind, String place, String fileName, byte[] content, String account, String name) {
        new WordTemplate(kind, content).check();
        String sha256 = sha256(content);
        var before = versions(kind, place);
        if (!before.isEmpty() && before.get(0).sha256().equals(sha256)) {
            throw new Refusal("上传的文件与现行模板完全相同，没有重复保存。");
        }
        int version = before.isEmpty() ? 1 : before.get(0).version() + 1;
        try {
            database.sql("""
                            insert into document_template
                              (kind, place, version, file_name, content, sha256, uploaded_at, uploaded_by, uploaded_by_name)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(kind.key(), place, version, fileName, content, sha256)
                    .params(clock.instant().atOffset(ZoneOffset.UTC), account, name)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new Refusal("刚刚有人上传了新的模板。请刷新页面，看过新模板后再决定是否上传。");
        }
        return version;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fileName(DocumentKind kind) {
        return kind.key() + ".docx";
    }
}
