package org.communitycounsel.dispute;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many disputes of what sort there were: trends and early warning, without names. SH17-3.4b. */
@Component
public class DisputeFigures {

    private final JdbcClient database;
    private final PlaceNames places;
    private final Clock clock;

    DisputeFigures(JdbcClient database, PlaceNames places, Clock clock) {
        this.database = database;
        this.places = places;
        this.clock = clock;
    }

    /** Disputes alike in everything that is counted. @param month such as {@code 2026-03} */
    record Alike(String grade, String kind, String street, String month, String state, String outcome, long number) {}

    /** A line of a table. @param agreed how many ended with an agreement by mediation */
    public record Line(String label, long all, long open, long ended, long agreed) {

        static final Line NONE = new Line("", 0, 0, 0, 0);

        private Line plus(String named, Alike alike) {
            boolean isOpen = DisputeState.OPEN.id().equals(alike.state());
            boolean isAgreed = Outcome.AGREED.id().equals(alike.outcome());
            return new Line(
                    named,
                    all + alike.number(),
                    open + (isOpen ? alike.number() : 0),
                    ended + (isOpen ? 0 : alike.number()),
                    agreed + (isAgreed ? alike.number() : 0));
        }
    }

    /** @param title what the lines are by, Chinese */
    public record Table(String title, List<Line> lines) {}

    /**
     * The disputes recorded in the last months; one that was joined to another counts with that.
     *
     * @param beginnings of the codes of the communities in view
     * @param months how many, the present one among them
     */
    @Transactional(readOnly = true)
    public List<Table> of(Collection<String> beginnings, int months) {
        var alike = counted(beginnings, months);
        return List.of(
                table("等级", alike, each -> word(Grade.class, each.grade())),
                table("类别", alike, each -> word(DisputeKind.class, each.kind())),
                table("月份", alike, each -> month(each.month())),
                table("街道", alike, each -> places.street(each.street())));
    }

    private List<Alike> counted(Collection<String> beginnings, int months) {
        var zone = Districts.DEFAULT_ZONE;
        OffsetDateTime since = YearMonth.now(clock.withZone(zone))
                .minusMonths(months - 1L)
                .atDay(1)
                .atStartOfDay(zone)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
        return database.sql("""
                        select grade, kind, left(community_code, 9) as street, state, outcome, count(*) as number,
                               to_char(recorded_at at time zone :zone, 'YYYY-MM') as month
                        from dispute where community_code like any(:places) and recorded_at >= :since and state <> 'joined'
                        group by 1, 2, 3, 4, 5, 7 order by 7, 3""")
                .param("zone", zone.getId())
                .param("places", beginnings.stream().map(code -> code + "%").toArray(String[]::new))
                .param("since", since)
                .query(Alike.class)
                .list();
    }

    /** Such as 2026年3月. */
    private static String month(String yearAndMonth) {
        var month = YearMonth.parse(yearAndMonth);
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }

    private static <T extends Enum<T> & Word> String word(Class<T> list, String id) {
        return Word.of(list, id).map(Word::chinese).orElse(id);
    }

    private static Table table(String title, List<Alike> all, Function<Alike, String> label) {
        // in the order of months, as they were read
        Map<String, Line> lines = new LinkedHashMap<>();
        all.forEach(each -> lines.merge(
                label.apply(each), Line.NONE.plus(label.apply(each), each), (sum, one) -> sum.plus(sum.label(), each)));
        return new Table(title, List.copyOf(lines.values()));
    }
}
