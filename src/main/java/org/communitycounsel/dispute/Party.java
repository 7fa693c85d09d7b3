package org.communitycounsel.dispute;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.communitycounsel.platform.Refusal;

/**
 * Who quarrels. Confidential (JG-15).
 *
 * @param identity what the person is or where the person lives; may be null
 * @param phone may be null
 */
@Embeddable
public record Party(Side side, String name, String identity, String phone) {

    private static final int MOST = 50;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,28}[0-9]");

    /**
     * Reads the lines of a form: name, identity or address, telephone, the last two if known. What is refused is told by the
     * line's number alone, so that no name comes into a message.
     *
     * @param label of the form's field
     */
    public static List<Party> read(Side side, String lines, String label) {
        var parties = new ArrayList<Party>();
        int number = 0;
        for (String line : lines.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                parties.add(party(side, line.strip().split("\\s*[,，]\\s*"), "“%s”第%d行".formatted(label, number)));
            }
        }
        if (parties.isEmpty() || parties.size() > MOST) {
            throw new Refusal("“%s”请填写1至%d人，每人一行。".formatted(label, MOST));
        }
        return parties;
    }

    private static Party party(Side side, String[] parts, String where) {
        if (parts.length > 3) {
            throw new Refusal(where + "有多余的逗号。请依次写姓名、身份或住址、电话，共三项。");
        }
        if (parts.length == 0 || parts[0].isBlank() || parts[0].length() > 50) {
            throw new Refusal(where + "的姓名应有1至50字。");
        }
        boolean phoneOnly = parts.length == 2 && PHONE.matcher(parts[1]).matches();
        String identity = parts.length < 2 || phoneOnly ? null : parts[1];
        String phone = phoneOnly ? parts[1] : parts.length == 3 ? parts[2] : null;
        if (identity != null && identity.length() > 200) {
            throw new Refusal(where + "的身份或住址最多200字。");
        }
        if (phone != null && !phone.isBlank() && !PHONE.matcher(phone).matches()) {
            throw new Refusal(where + "的电话只能有数字、空格和连字符，7至30位。");
        }
        return new Party(side, parts[0], blankToNull(identity), blankToNull(phone));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Such as 王秀兰，3幢居民，13800001234. */
    public String inWords() {
        return name + (identity == null ? "" : "，" + identity) + (phone == null ? "" : "，" + phone);
    }
}
