package org.communitycounsel.directory.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communitycounsel.platform.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What has been imported, what came of it, and the file of an import under way. */
@Repository
class ImportRecords {

    /** An import not heard of for so long has died with its process, even where its connection still hangs. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /** Within so long an import that has begun holds the lock, if it lives. */
    private static final Duration BEGINNING = Duration.ofSeconds(3);

    /** A checked file nobody confirms is not kept for longer. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Enters a new import, under way at once.
     *
     * @throws Refusal where another one is under way
     */
    @Transactional
    public long begin(String fileName, byte[] content, Optional<Listing> listing, String account, ImportState state) {
        endTheDead();
        return onlyOne(() -> jdbc.sql("""
                        insert into directory_import
                          (file_name, file_size, content, listing, account, state, started_at, seen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        shortened(fileName),
                        content.length,
                        content,
                        listing.map(Listing::id).orElse(null),
                        account,
                        state.id(),
                        now(),
                        now())
                .query(Long.class)
                .single());
    }

    private static String shortened(String fileName) {
        return fileName.length() > 200 ? fileName.substring(fileName.length() - 200) : fileName;
    }

    private static <T> T onlyOne(java.util.function.Supplier<T> start) {
        try {
            return start.get();
        } catch (DuplicateKeyException e) {
            throw new Refusal("另一项导入正在进行，请等它结束后再试。");
        }
    }

    /** Ends the imports whose process has died, and those nobody has confirmed for long. */
    @Transactional
    public void endTheDead() {
        jdbc.sql("""
                        update directory_import set state = 'interrupted', content = null, ended_at = ?,
                          message = '程序在导入途中停止，没有写入任何数据，请重新导入。'
                        where state in ('checking', 'importing') and (seen_at < ? or seen_at < ? and not exists (
                          select from pg_locks where locktype = 'advisory' and granted
                          and database = (select oid from pg_database where datname = current_database())
                          and (classid::bigint << 32) + objid::bigint = ?))
                        """)
                .params(now(), before(SILENCE), before(BEGINNING), Intake.LOCK)
                .update();
        jdbc.sql("""
                        update directory_import set state = 'discarded', content = null, ended_at = ?
                        where state = 'checked' and seen_at < ?
                        """).params(now(), before(KEPT)).update();
    }

    /** Takes a checked import on to the real one. */
    @Transactional
    public void confirm(long id) {
        endTheDead();
        int taken = onlyOne(() -> jdbc.sql("""
                        update directory_import set state = 'importing', seen_at = ?, lines_read = 0
                        where id = ? and state = 'checked'
                        """).params(now(), id).update());
        if (taken == 0) {
            throw new Refusal("这项导入已经处理过，或超过一天没有确认，请重新上传文件。");
        }
    }

    @Transactional
    public void discard(long id) {
        jdbc.sql("""
                        update directory_import set state = 'discarded', content = null, ended_at = ?
                        where id = ? and state = 'checked'
                        """).params(now(), id).update();
    }

    /** Outside the import's own transaction, so that others see it. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void progress(long id, long linesRead) {
        jdbc.sql("update directory_import set lines_read = ?, seen_at = ? where id = ?")
                .params(linesRead, now(), id)
                .update();
    }

    /** The check found nothing amiss; what it would do is kept with it. */
    @Transactional
    public void checked(long id, Findings findings) {
        jdbc.sql("""
                        update directory_import set state = 'checked', listing = ?, line_count = ?, lines_read = ?,
                          seen_at = ? where id = ? and state = 'checking'
                        """)
                .params(findings.listing().id(), findings.lineCount(), findings.lineCount(), now(), id)
                .update();
        keep(id, findings);
    }

    /** The import is done; in the same transaction as what it wrote. */
    @Transactional
    public void done(long id, Findings findings) {
        int ended = jdbc.sql("""
                        update directory_import set state = 'done', content = null, listing = ?, line_count = ?,
                          lines_read = ?, ended_at = ? where id = ? and state = 'importing'
                        """)
                .params(findings.listing().id(), findings.lineCount(), findings.lineCount(), now(), id)
                .update();
        if (ended == 0) {
            throw new Refusal("导入被视为中断，没有写入任何数据，请重新导入。");
        }
        keep(id, findings);
    }

    /** There are problems; nothing was written. */
    @Transactional
    public void refused(long id, Findings findings) {
        jdbc.sql(
                        "update directory_import set listing = ?, line_count = ?, lines_read = ?, problem_count = ? where id = ?")
                .params(
                        findings.listing().id(),
                        findings.lineCount(),
                        findings.lineCount(),
                        findings.problemCount(),
                        id)
                .update();
        keep(id, findings);
        end(id, ImportState.REFUSED, "发现 %,d 处问题，没有写入任何数据。请改正后重新导入。".formatted(findings.problemCount()));
    }

    /** Ends an import that wrote nothing. */
    @Transactional
    public void end(long id, ImportState state, String message) {
        jdbc.sql("update directory_import set state = ?, content = null, message = ?, ended_at = ? where id = ?")
                .params(state.id(), message, now(), id)
                .update();
    }

    private void keep(long id, Findings findings) {
        for (var table : List.of("problem", "notice", "count")) {
            jdbc.sql("delete from directory_import_" + table + " where import_id = ?")
                    .param(id)
                    .update();
        }
        int position = 0;
        for (var problem : findings.problems()) {
            jdbc.sql("insert into directory_import_problem values (?, ?, ?, ?, ?, ?)")
                    .params(id, position++, problem.line(), problem.column(), problem.value(), problem.reason())
                    .update();
        }
        for (var notice : findings.notices()) {
            jdbc.sql("insert into directory_import_notice values (?, ?, ?)")
                    .params(id, position++, notice)
                    .update();
        }
        for (var count : findings.counts()) {
            jdbc.sql("insert into directory_import_count values (?, ?, ?, ?, ?)")
                    .params(id, count.listing().id(), count.added(), count.changed(), count.unchanged())
                    .update();
        }
    }

    byte[] content(long id) {
        return jdbc.sql("select content from directory_import where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    Optional<ImportRecord> find(long id) {
        return jdbc.sql("select * from directory_import where id = ?")
                .param(id)
                .query(this::record)
                .optional();
    }

    /** The latest imports, the latest first. */
    List<ImportRecord> latest(int most) {
        return jdbc.sql("select * from directory_import order by id desc limit ?")
                .param(most)
                .query(this::record)
                .list();
    }

    private ImportRecord record(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        return new ImportRecord(
                id,
                row.getString("file_name"),
                row.getLong("file_size"),
                Listing.of(row.getString("listing")).orElse(null),
                row.getString("account"),
                ImportState.of(row.getString("state")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("ended_at") == null
                        ? null
                        : row.getTimestamp("ended_at").toInstant(),
                row.getLong("line_count"),
                row.getLong("lines_read"),
                row.getLong("problem_count"),
                row.getString("message"),
                counts(id));
    }

    private List<Count> counts(long id) {
        return jdbc.sql("select * from directory_import_count where import_id = ?")
                .param(id)
                .query((row, number) -> new Count(
                        Listing.of(row.getString("listing")).orElseThrow(),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("unchanged")))
                .list();
    }

    /** The problems kept of an import, in the order of the lines. */
    List<Problem> problems(long id, int most) {
        return jdbc.sql("select * from directory_import_problem where import_id = ? order by position limit ?")
                .params(id, most)
                .query((row, number) -> new Problem(
                        row.getLong("line"),
                        row.getString("column_name"),
                        row.getString("value"),
                        row.getString("reason")))
                .list();
    }

    List<String> notices(long id) {
        return jdbc.sql("select text from directory_import_notice where import_id = ? order by position")
                .param(id)
                .query(String.class)
                .list();
    }

    private Timestamp now() {
        return at(clock.instant());
    }

    private Timestamp before(Duration duration) {
        return at(clock.instant().minus(duration));
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
