package org.communitycounsel.pairing;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communitycounsel.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lawyers agree to show to residents, and the withdrawal of it. HZ09-4.2f, JG-7.1, HZ24-1.3d, SH17-3.1d. */
@Service
@Transactional
public class PublicProfile {

    static final int LONGEST_INTRODUCTION = 200;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,17}[0-9]");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final LawyerProfiles profiles;
    private final Clock clock;

    PublicProfile(LawyerProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * What is to be shown; what is blank is not shown.
     *
     * @param photo a JPEG or PNG file as uploaded, empty to leave the photo as it is
     * @param withoutPhoto whether the photo is to be removed
     * @param agreed whether the lawyer has ticked the agreement
     */
    public record Wish(
            String phone, String email, String introduction, byte[] photo, boolean withoutPhoto, boolean agreed) {}

    /** The profile, also one that is withdrawn. */
    @Transactional(readOnly = true)
    public Optional<LawyerProfile> find(String licenceNumber) {
        return profiles.findById(licenceNumber);
    }

    /**
     * Shows from now on just what the lawyer wishes.
     *
     * @param account who agreed
     * @throws Refusal where the agreement is missing or something cannot be shown so
     */
    public void publish(String licenceNumber, Wish wish, String account) {
        if (!wish.agreed()) {
            throw new Refusal("公开个人信息须经本人同意。请阅读说明并勾选“本人同意”后再提交。");
        }
        String phone = checked(wish.phone(), PHONE, "公开电话的格式不对，请填写手机号码或带区号的固定电话，例如 0571-00000201。");
        String email = checked(wish.email(), EMAIL, "公开邮箱的格式不对，请检查，例如 name@example.com。");
        String introduction = introduction(wish.introduction());
        byte[] portrait = wish.photo().length == 0 ? null : Portrait.of(wish.photo());
        var profile = profiles.findById(licenceNumber).orElseGet(() -> new LawyerProfile(licenceNumber));
        profile.agreed(phone, email, introduction, account, clock.instant());
        if (portrait != null || wish.withoutPhoto()) {
            profile.pictured(portrait);
        }
        profiles.save(profile);
    }

    private static String checked(String typed, Pattern pattern, String refusal) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > 100 || !pattern.matcher(text).matches()) {
            throw new Refusal(refusal);
        }
        return text;
    }

    private static String introduction(String typed) {
        String text = typed.strip().replaceAll("\\s+", " ");
        if (text.length() > LONGEST_INTRODUCTION) {
            throw new Refusal("个人简介不能超过%d字，目前%d字，请删减。".formatted(LONGEST_INTRODUCTION, text.length()));
        }
        return text.isEmpty() ? null : text;
    }

    /** Takes photo, contact and introduction from all public pages and forgets them; again changes nothing. */
    public void withdraw(String licenceNumber) {
        profiles.findById(licenceNumber)
                .filter(LawyerProfile::isPublic)
                .ifPresent(profile -> profile.withdrawn(clock.instant()));
    }
}
