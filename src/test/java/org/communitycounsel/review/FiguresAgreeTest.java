package org.communitycounsel.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.platform.ApplicationTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
@DisplayName("HZ09-7.4c 计分与原始记录独立核对：每个结对、每一项都一致")
class FiguresAgreeTest {

    private static final int PAIRINGS = 12;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 9);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final LocalDateTime REVIEWED = LocalDateTime.of(2026, 7, 1, 9, 0);
    private static final String[] KINDS = {"reception", "advice", "mediation", "lecture", "training", "drafting"};

    /**
     * All figures and points once more, from the raw rows and the figures of the table typed in by hand: half-year from 9 March
     * to 30 June, a duty each Friday afternoon but those of the Labour Day and the Dragon Boat holiday.
     */
    private static final String INDEPENDENTLY = """
            with served as (
                select review.id as review, review.pairing_id as pairing, review.community_code as community,
                    6.0 * (review.served_until - review.served_from + 1) / (date '2026-06-30' - date '2026-01-01' + 1) as months,
                    review.served_from as first, review.served_until as last
                from review where district_code = :district),
            entries as (
                select served.review, entry.* from served join log_entry entry on entry.pairing_id = served.pairing
                where entry.state = 'signed' and entry.occurred_from::date between served.first and served.last
                    and entry.number not in (select corrects from log_entry where corrects is not null and state = 'signed')),
            duties as (
                select served.review, day::date from served,
                    generate_series(served.first::timestamp, served.last::timestamp, interval '1 day') day
                where extract(isodow from day) = 5 and day::date not in ('2026-05-01', '2026-06-19')),
            kept as (
                select duties.review, count(*) as due, count(*) filter (where exists (
                        select 1 from duty_attendance present where present.pairing_id = served.pairing
                        and present.day = duties.day and present.checked_out_at is not null)
                    or exists (select 1 from entries where entries.review = duties.review and nature = 'visit'
                        and occurred_from::date = duties.day)) as attended
                from duties join served on served.review = duties.review group by duties.review),
            hours as (
                select review, trunc((select sum(extract(epoch from upper(span) - lower(span)))
                    from unnest(range_agg(tsrange(occurred_from, occurred_until))) span) / 3600, 1) as hours
                from entries group by review),
            counts as (
                select served.review, served.months, count(entries.id) as entries,
                    count(*) filter (where kind in ('lecture', 'training')) as events,
                    count(*) filter (where exists (select 1 from log_return where entry_id = entries.id)) as returned
                from served left join entries on entries.review = served.review group by served.review, served.months),
            checks as (
                select served.review, count(*) as all_, count(*) filter (where present) as present
                from served join spot_check on spot_check.pairing_id = served.pairing and spot_check.present is not null
                    and checked_on between served.first and served.last group by served.review),
            figures (review, item, figure) as (
                select review, 'dutyAttendance', 100.0 * attended / due from kept
                union all select counts.review, 'serviceHours', coalesce(hours, 0) / months
                    from counts left join hours on hours.review = counts.review
                union all select review, 'entries', entries / months from counts
                union all select review, 'lectures', events / (months / 3) from counts
                union all select review, 'signedAtOnce', 100.0 * (entries - returned) / nullif(entries, 0) from counts
                union all select review_id, 'communityQuality', quality from review_input where kind = 'community'
                union all select review_id, 'communityEffect', effect from review_input where kind = 'community'
                union all select review_id, 'officeRating', rating from review_input where kind = 'office'
                union all select review_id, 'complaints', complaints from review_input where kind = 'office'
                union all select review_id, 'residentSatisfaction',
                    100.0 * (satisfied + fairly) / nullif(satisfied + fairly + dissatisfied, 0)
                    from review_input where kind = 'residents'
                union all select review_id, 'firmSummary', case when not missing then 1 end from review_input where kind = 'firm'
                union all select served.review, 'spotCheckPresence', 100.0 * present / all_
                    from served left join checks on checks.review = served.review),
            weights (item, points, none, full_, missing) as (values
                ('dutyAttendance', 15, 60, 95, 9), ('serviceHours', 8, 0, 6, 0), ('entries', 7, 0, 4, 0), ('lectures', 5, 0, 1, 0),
                ('signedAtOnce', 8, 70, 95, 0), ('communityQuality', 12, 1, 5, 7.2), ('officeRating', 5, 1, 5, 3),
                ('communityEffect', 10, 1, 5, 6), ('residentSatisfaction', 15, 50, 95, 9), ('spotCheckPresence', 8, 0, 100, 8),
                ('complaints', 4, 2, 0, 4), ('firmSummary', 3, 0, 1, 0))
            select dossier_number as review, figures.item, round(figure, 2) as figure,
                round(case when figure is null then missing else points
                    * greatest(0, least(1, (round(figure, 2) - none) / (full_ - none)::numeric)) end, 1) as points
            from weights join figures on figures.item = weights.item
            join served on served.review = figures.review join review on review.id = served.review
            order by 1, 2""";

    private static final String KEPT = """
            select dossier_number as review, item, figure, points from review_score
            join review on review.id = review_id where district_code = :district order by 1, 2""";

    /** A figure with its points, by either way. */
    record Counted(String review, String item, BigDecimal figure, BigDecimal points) {}

    private final Random random = new Random(20260701);
    private ReviewScenario scenario;
    private int entries;

    @Test
    void the_scores_of_all_pairings_are_those_a_plain_query_finds_in_the_raw_rows(@Autowired ApplicationContext beans) {
        scenario = new ReviewScenario(beans);
        List<Pairing> pairings = new ArrayList<>();
        for (int i = 0; i < PAIRINGS; i++) {
            pairings.add(scenario.pairing(i % 2 == 0 ? scenario.street : scenario.otherStreet));
            plan(pairings.get(i));
            // the first has none at all
            work(pairings.get(i), i * 8);
        }
        spotChecks(pairings);
        scenario.itIs(REVIEWED);
        scenario.campaign();
        pairings.forEach(pairing -> say(scenario.reviewOf(pairing)));
        scenario.itIs(LocalDateTime.of(2026, 7, 16, 1, 0));

        var kept = counted(KEPT);
        assertThat(kept).hasSize(PAIRINGS * Measure.values().length).isEqualTo(counted(INDEPENDENTLY));
        assertThat(scenario.database()
                        .sql("""
                                select count(*) from review where district_code = ? and score =
                                    (select sum(points) from review_score where review_id = review.id)""")
                        .param(scenario.district)
                        .query(Integer.class)
                        .single())
                .isEqualTo(PAIRINGS);
        assertThat(kept.stream()
                        .filter(one -> one.item().equals("dutyAttendance"))
                        .map(Counted::figure)
                        .distinct())
                .as("the pairings differ")
                .hasSizeGreaterThan(5);
        assertThat(kept.stream()
                        .filter(one -> one.figure() == null)
                        .map(Counted::item)
                        .distinct())
                .as("missing is tried, too")
                .contains("signedAtOnce", "communityQuality", "residentSatisfaction", "firmSummary");
    }

    private List<Counted> counted(String sql) {
        return scenario.database()
                .sql(sql)
                .param("district", scenario.district)
                .query(Counted.class)
                .list();
    }

    /** Each Friday afternoon, left out on holidays. */
    private void plan(Pairing pairing) {
        scenario.database()
                .sql("""
                        insert into service_plan (pairing_id, community_code, rule, weekday, half, starts, ends, on_holiday,
                            clause, valid_from, valid_until)
                        values (?, ?, 'weekly', 5, 'afternoon', '14:00', '17:00', 'skipped', 'HZ09-5.1a', ?, ?)""")
                .params(pairing.id(), pairing.communityCode(), pairing.termFrom(), pairing.termUntil())
                .update();
    }

    /** Logs and duty of all sorts: signed at once or after a return, late, not signed, corrected, overlapping, on duty days. */
    private void work(Pairing pairing, int amount) {
        for (int i = 0; i < amount; i++) {
            var day = FIRST.plusDays(random.nextInt(FIRST.until(LAST).getMonths() * 30 + 22));
            if (random.nextInt(3) == 0) {
                day = day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - 5, 7));
                attend(pairing, day.isBefore(FIRST) ? day.plusDays(7) : day);
            } else {
                record(pairing, day.atTime(8 + random.nextInt(8), random.nextInt(60)));
            }
        }
    }

    private void attend(Pairing pairing, LocalDate day) {
        scenario.database()
                .sql("""
                        insert into duty_attendance (pairing_id, community_code, licence_number, day, checked_in_at, checked_out_at)
                        select ?, ?, ?, ?, ?::timestamptz, case when ? then ?::timestamptz end
                        where not exists (select 1 from duty_attendance where pairing_id = ? and day = ?)""")
                .params(
                        pairing.id(),
                        pairing.communityCode(),
                        scenario.lawyerOf(pairing),
                        day,
                        day + " 14:01+08",
                        random.nextInt(5) > 0,
                        day + " 17:02+08",
                        pairing.id(),
                        day)
                .update();
    }

    private void record(Pairing pairing, LocalDateTime from) {
        boolean signed = random.nextInt(6) > 0;
        String number = insert(pairing, from, signed, null);
        if (random.nextInt(6) == 0) {
            scenario.database().sql("""
                            insert into log_return (entry_id, returned_at, returned_by, reason)
                            select id, now(), 'head', '请核对时间' from log_entry where number = ?""").param(number).update();
        }
        if (signed && random.nextInt(8) == 0) {
            insert(pairing, from.plusMinutes(10), random.nextBoolean(), number);
        }
    }

    private String insert(Pairing pairing, LocalDateTime from, boolean signed, String corrects) {
        String number = "%s-RZ-2026-%06d".formatted(scenario.district, ++entries);
        scenario.database()
                .sql(
                        "insert into dossier (number, kind, district_code, title, opened_at) values (?, 'RZ', ?, '日志', now())")
                .params(number, scenario.district)
                .update();
        scenario.database()
                .sql("""
                        insert into log_entry (number, district_code, community_code, pairing_id, licence_number, nature,
                            occurred_from, occurred_until, served, served_whom, kind, content, result, corrects, state, recorded_by,
                            recorded_at, sign_due_at, signed_by, signed_by_name, signed_at, seq, previous_hash, hash)
                        select :number, :district, :community, :pairing, :lawyer, 'matter', :from, :until, 'resident', '2幢居民',
                            :kind, :number, '已答复', :corrects, case when :signed then 'signed' else 'lapsed' end, 'lawyer', now(), now(),
                            case when :signed then 'head' end, case when :signed then '社区负责人' end,
                            case when :signed then now() end, case when :signed then :seq end,
                            case when :signed then repeat('0', 64) end, case when :signed then repeat('1', 64) end""")
                .param("number", number)
                .param("district", scenario.district)
                .param("community", pairing.communityCode())
                .param("pairing", pairing.id())
                .param("lawyer", scenario.lawyerOf(pairing))
                .param("from", from)
                .param("until", from.plusMinutes(20 + random.nextInt(160)))
                .param("kind", KINDS[random.nextInt(KINDS.length)])
                .param("corrects", corrects)
                .param("signed", signed)
                .param("seq", entries)
                .update();
        return number;
    }

    private void spotChecks(List<Pairing> pairings) {
        for (int month = 4; month <= 6; month++) {
            scenario.itIs(LocalDateTime.of(2026, month, 8, 9, 0));
            String draw = scenario.draws();
            for (Pairing pairing : pairings) {
                boolean drawn = scenario.bean(SpotChecks.class).toCheck(draw).contains(String.valueOf(pairing.id()));
                if (drawn && random.nextInt(4) > 0) {
                    scenario.isFound(draw, pairing, random.nextBoolean());
                }
            }
        }
    }

    /** Each says what it says, or nothing. */
    private void say(String review) {
        if (random.nextInt(4) > 0) {
            scenario.communitySays(review, 1 + random.nextInt(5), 1 + random.nextInt(5));
        }
        if (random.nextInt(4) > 0) {
            scenario.officeSays(review, 1 + random.nextInt(5), random.nextInt(4));
        }
        if (random.nextInt(4) > 0) {
            scenario.residentsSay(review, random.nextInt(60), random.nextInt(40), random.nextInt(20));
        }
        if (random.nextInt(4) > 0) {
            scenario.firmSummarises(review);
        }
    }
}
