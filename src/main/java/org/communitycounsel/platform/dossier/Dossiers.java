package org.communitycounsel.platform.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The case files (案卷): one for each case, numbered, with what happened, who did it, when, on what grounds, and the
 * documents. The business key of a process instance is its dossier's number.
 */
@Service
public class Dossiers {

    private final JdbcClient database;
    private final Districts districts;
    private final EngineNames names;
    private final Clock clock;

    Dossiers(JdbcClient database, Districts districts, EngineNames names, Clock clock) {
        this.database = database;
        this.districts = districts;
        this.names = names;
        this.clock = clock;
    }

    /**
     * Opens a dossier, in the name of the account the engine acts for, which is on the case from then on.
     *
     * @param kindInitials two capital letters, such as {@code LX} for 遴选
     * @param district code of a registered district
     * @param title what the case is about, Chinese, at most 200 characters
     * @param groups who sees the dossier from the beginning
     * @return the number: district, kind, year in the district's zone, and a counter without gaps, such as
     *     {@code 330102-LX-2026-000001}
     */
    @Transactional
    public String open(String kindInitials, String district, String title, Collection<String> groups) {
        if (districts.find(district).isEmpty()) {
            throw new IllegalArgumentException("no district " + district);
        }
        String number = nextNumber(kindInitials, district);
        database.sql("insert into dossier (number, kind, district_code, title, opened_at) values (?, ?, ?, ?, ?)")
                .params(number, kindInitials, district, title, now())
                .update();
        groups.forEach(group -> admit(number, group));
        names.actor().ifPresent(account -> admitPerson(number, account));
        record(number, names.actor().orElse(null), "立案：" + title, null);
        return number;
    }

    /** Seals a dossier: from now on only those on the case read it, and each look is recorded. It is never unsealed. JG-15. */
    @Transactional
    public void seal(String number) {
        database.sql("update dossier set sealed = true where number = ?")
                .param(number)
                .update();
    }

    /**
     * The next number of a kind: of dossiers, or of a kind of document that is numbered in the same way. The counter's row
     * stays locked until the caller's transaction is committed, so that one that fails leaves no gap.
     *
     * @param kind two capital letters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextNumber(String kind, String district) {
        int year = ZonedDateTime.ofInstant(clock.instant(), districts.zone(district))
                .getYear();
        int next = database.sql("""
                        insert into dossier_counter as counter (district_code, kind, year, last) values (?, ?, ?, 1)
                        on conflict (district_code, kind, year) do update set last = counter.last + 1 returning last""")
                .params(district, kind, year)
                .query(Integer.class)
                .single();
        return "%s-%s-%d-%06d".formatted(district, kind, year, next);
    }

    /**
     * Adds an entry; also after the dossier is closed.
     *
     * @param actor the account that acted, or null for the programme itself
     * @param text what happened, Chinese
     * @param grounds the reason or clause, or null
     */
    @Transactional
    public void record(String number, String actor, String text, String grounds) {
        record(number, actor, text, grounds, null);
    }

    @Transactional
    void record(String number, String actor, String text, String grounds, String taskName) {
        database.sql("""
                        insert into dossier_entry (number, at, actor_id, actor_name, text, grounds, task_name)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(number, now(), actor, names.person(actor), text, grounds, taskName)
                .update();
    }

    /** Lets a group see the dossier; again changes nothing. */
    @Transactional
    public void admit(String number, String group) {
        database.sql(
                        "insert into dossier_member (number, group_id, admitted_at) values (?, ?, ?) on conflict do nothing")
                .params(number, group, now())
                .update();
    }

    /** Lets one person see the dossier; again changes nothing. */
    @Transactional
    public void admitPerson(String number, String account) {
        database.sql(
                        "insert into dossier_person (number, account_id, admitted_at) values (?, ?, ?) on conflict do nothing")
                .params(number, account, now())
                .update();
    }

    /**
     * Closes the dossier; a closed one stays as it is.
     *
     * @param outcome how the case ended, Chinese, at most 200 characters
     */
    @Transactional
    public void close(String number, String outcome) {
        int closed = database.sql(
                        "update dossier set closed_at = ?, outcome = ? where number = ? and closed_at is null")
                .params(now(), outcome, number)
                .update();
        if (closed == 1) {
            record(number, names.actor().orElse(null), "结案：" + outcome, null);
        } else if (find(number).isEmpty()) {
            throw new IllegalArgumentException("no dossier " + number);
        }
    }

    /** The dossier, for code; whether a person may see it is another question. */
    @Transactional(readOnly = true)
    public Optional<Dossier> find(String number) {
        return database.sql(
                        "select number, kind, district_code as district, title, sealed, opened_at, closed_at, outcome from dossier where number = ?")
                .param(number)
                .query(Dossier.class)
                .optional();
    }

    /** What happened, the oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> entries(String number) {
        return database.sql(
                        "select seq, at, actor_id, actor_name, text, grounds, task_name from dossier_entry where number = ? order by seq")
                .param(number)
                .query(Entry.class)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
