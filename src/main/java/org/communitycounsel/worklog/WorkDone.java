package org.communitycounsel.worklog;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done in pairings: duty that was signed out of, and records, signed or waiting for the signature. */
@Repository
class WorkDone {

    private final JdbcClient database;

    WorkDone(JdbcClient database) {
        this.database = database;
    }

    /**
     * A piece of work.
     *
     * @param from and until: local times
     * @param visit whether the lawyer was in the community
     * @param kind null for duty that no record tells of
     * @param signed whether it stands; a record waits for its signature until then
     */
    record Piece(
            long pairing, LocalDateTime from, LocalDateTime until, boolean visit, ServiceKind kind, boolean signed) {

        boolean isIn(LocalDate first, LocalDate last) {
            LocalDate day = from.toLocalDate();
            return !day.isBefore(first) && !day.isAfter(last);
        }

        TimeSpent.Between time() {
            return new TimeSpent.Between(from, until);
        }
    }

    /**
     * By pairing; a pairing without any is missing.
     *
     * @param from first day
     * @param counted first day for lectures and trainings, which are counted over longer periods
     */
    Map<Long, List<Piece>> since(LocalDate from, LocalDate counted, Collection<Long> pairings, ZoneId zone) {
        return Stream.concat(records(from, counted, pairings), duty(from, pairings, zone))
                .collect(groupingBy(Piece::pairing));
    }

    private Stream<Piece> records(LocalDate from, LocalDate counted, Collection<Long> pairings) {
        return database
                .sql("""
                        select pairing_id, occurred_from, occurred_until, nature = 'visit' as visit, kind, state = 'signed' as signed
                        from log_entry entry where pairing_id = any(?) and state in ('submitted', 'signed')
                        and (occurred_from >= ? or occurred_from >= ? and kind in ('lecture', 'training'))
                        and not exists (
                            select 1 from log_entry newer where newer.corrects = entry.number and newer.state = 'signed')
                        and (state = 'signed' or corrects is null)""")
                .params(pairings.toArray(Long[]::new), from, counted)
                .query((row, number) -> new Piece(
                        row.getLong("pairing_id"),
                        row.getObject("occurred_from", LocalDateTime.class),
                        row.getObject("occurred_until", LocalDateTime.class),
                        row.getBoolean("visit"),
                        Word.of(ServiceKind.class, row.getString("kind")).orElseThrow(),
                        row.getBoolean("signed")))
                .list()
                .stream();
    }

    private Stream<Piece> duty(LocalDate from, Collection<Long> pairings, ZoneId zone) {
        return database
                .sql("""
                        select pairing_id, checked_in_at at time zone :zone as came, checked_out_at at time zone :zone as went
                        from duty_attendance where pairing_id = any(:pairings) and day >= :from and checked_out_at is not null""")
                .param("zone", zone.getId())
                .param("pairings", pairings.toArray(Long[]::new))
                .param("from", from)
                .query((row, number) -> new Piece(
                        row.getLong("pairing_id"),
                        row.getObject("came", LocalDateTime.class),
                        row.getObject("went", LocalDateTime.class),
                        true,
                        null,
                        true))
                .list()
                .stream();
    }

    /** How much of the target's measure that is. */
    static BigDecimal amount(DutyTargets.Target target, Collection<Piece> pieces) {
        return switch (target.measure()) {
            case HALF_DAYS -> BigDecimal.valueOf(halfDays(pieces, target.leastMinutes()));
            case HOURS -> TimeSpent.hours(pieces.stream().map(Piece::time).toList());
            case LECTURES -> BigDecimal.valueOf(count(pieces, ServiceKind.LECTURE));
            case TRAININGS -> BigDecimal.valueOf(count(pieces, ServiceKind.TRAINING));
        };
    }

    /** Days on which the lawyer was in the community long enough. */
    private static long halfDays(Collection<Piece> pieces, int leastMinutes) {
        return pieces.stream()
                .filter(Piece::visit)
                .collect(groupingBy(piece -> piece.from().toLocalDate()))
                .values()
                .stream()
                .map(day -> day.stream().map(Piece::time).toList())
                .filter(day -> TimeSpent.minutes(day) >= leastMinutes)
                .count();
    }

    private static long count(Collection<Piece> pieces, ServiceKind kind) {
        return pieces.stream().filter(piece -> piece.kind() == kind).count();
    }
}
