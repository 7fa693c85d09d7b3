package org.communitycounsel.platform.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** Notices (通知) to the members of a group; each member reads for himself. */
@Service
public class Notices {

    /** A count of unread notices stops here; more are shown as 99+. */
    static final int COUNTED = 100;

    private final JdbcClient database;
    private final Districts districts;
    private final Clock clock;

    Notices(JdbcClient database, Districts districts, Clock clock) {
        this.database = database;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * Sends a notice. The same words to the same group about the same dossier go out once a day, however often the step
     * runs.
     *
     * @param group a role at a place, such as {@code lawFirm.F001}
     * @param dossierNumber the case it is about, or null
     * @param subject Chinese, at most 200 characters
     */
    @Transactional
    public void send(String group, String dossierNumber, String subject, String text) {
        send(group, dossierNumber, subject, text, today(dossierNumber) + " " + digest(text));
    }

    /**
     * Sends a notice, once for each key.
     *
     * @param key what makes this notice another than the last with the same subject to the same group about the same
     *     dossier: the id of the task or job, a round's number; at most 100 characters
     */
    @Transactional
    public void send(String group, String dossierNumber, String subject, String text, String key) {
        database.sql("""
                        insert into notice (group_id, dossier_number, subject, text, sent_at, key)
                        values (?, ?, ?, ?, ?, ?) on conflict on constraint notice_sent_once do nothing""")
                .params(group, dossierNumber, subject, text, now(), "%s %s %s".formatted(dossierNumber, subject, key))
                .update();
    }

    private LocalDate today(String dossierNumber) {
        var zone = dossierNumber == null ? Districts.DEFAULT_ZONE : districts.zone(dossierNumber.substring(0, 6));
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static String digest(String text) {
        return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The notices to any of the groups, the newest first. */
    @Transactional(readOnly = true)
    public List<Notice> to(Collection<String> groups, String account, int limit, int offset) {
        return database.sql("""
                        select notice.id, dossier_number, subject, text, sent_at, notice_read.account_id is not null as read
                        from notice left join notice_read on notice_id = notice.id and account_id = :account
                        where group_id = any(:groups) order by notice.id desc limit :limit offset :offset""")
                .param("account", account)
                .param("groups", groups.toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(Notice.class)
                .list();
    }

    /** How many of them the account has not read; {@value #COUNTED} stands for that many or more. */
    @Transactional(readOnly = true)
    public int unread(Collection<String> groups, String account) {
        return database.sql("""
                        select count(*) from (select 1 from notice where group_id = any(:groups)
                        and not exists (select 1 from notice_read where notice_id = notice.id and account_id = :account)
                        limit :most) as unread""")
                .param("account", account)
                .param("groups", groups.toArray(String[]::new))
                .param("most", COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Marks one notice as read by the account; another group's notice is left alone. */
    @Transactional
    public void markRead(long id, Collection<String> groups, String account) {
        mark("id = " + id, groups, account);
    }

    /** Marks all notices to the groups as read by the account, up to the newest the reader has seen. */
    @Transactional
    public void markReadUpTo(long id, Collection<String> groups, String account) {
        mark("id <= " + id, groups, account);
    }

    private void mark(String which, Collection<String> groups, String account) {
        database.sql("""
                        insert into notice_read (notice_id, account_id, read_at)
                        select id, :account, :now from notice where group_id = any(:groups) and %s
                        on conflict do nothing""".formatted(which))
                .param("account", account)
                .param("now", now())
                .param("groups", groups.toArray(String[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
