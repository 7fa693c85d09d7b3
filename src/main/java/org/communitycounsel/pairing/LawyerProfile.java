package org.communitycounsel.pairing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a lawyer has agreed to show to all residents beside the name and the firm (HZ09-4.2f, JG-7.1). Without agreement
 * nothing is kept here; the notice then shows the firm's telephone.
 */
@Entity
@Table(name = "lawyer_profile")
public class LawyerProfile {

    @Id
    private String licenceNumber;

    private String phone;
    private String email;
    private String introduction;
    private byte[] photo;
    private String photoDigest;
    private Instant consentedAt;
    private String consentedBy;
    private Instant withdrawnAt;

    protected LawyerProfile() {}

    LawyerProfile(String licenceNumber) {
        this.licenceNumber = licenceNumber;
    }

    /** The lawyer agrees to show just this; null stands for what is not shown. The photo stays as it is. */
    void agreed(String shownPhone, String shownEmail, String shownIntroduction, String account, Instant now) {
        phone = shownPhone;
        email = shownEmail;
        introduction = shownIntroduction;
        consentedBy = account;
        consentedAt = now;
        withdrawnAt = null;
    }

    /** @param jpeg as {@link Portrait} makes it, or null for none */
    void pictured(byte[] jpeg) {
        photo = jpeg;
        photoDigest = jpeg == null ? null : sha256(jpeg);
    }

    /** Nothing but the dates is kept. */
    void withdrawn(Instant now) {
        phone = null;
        email = null;
        introduction = null;
        pictured(null);
        withdrawnAt = now;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isPublic() {
        return withdrawnAt == null;
    }

    /** Null where none is shown. */
    public String phone() {
        return phone;
    }

    /** Null where none is shown. */
    public String email() {
        return email;
    }

    /** At most 200 characters, or null. */
    public String introduction() {
        return introduction;
    }

    /** A JPEG, or null. */
    public byte[] photo() {
        return photo;
    }

    /** SHA-256 of the photo in hexadecimal digits, or null. */
    public String photoDigest() {
        return photoDigest;
    }

    public Instant consentedAt() {
        return consentedAt;
    }

    /** When the agreement was withdrawn, or null. */
    public Instant withdrawnAt() {
        return withdrawnAt;
    }
}
