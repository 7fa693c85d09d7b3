package org.communitycounsel.platform.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of adjusted days. */
@Repository
class AdjustedDays {

    private final JdbcClient database;

    AdjustedDays(JdbcClient database) {
        this.database = database;
    }

    /** The adjustments of the year in any of the places, by day; of the same day the widest place first. */
    List<AdjustedDay> of(List<String> places, int year) {
        return database.sql("""
                        select * from calendar_day
                        where district_code in (:places) and day between :first and :last
                        order by day, length(district_code)
                        """)
                .param("places", places)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(AdjustedDays::row)
                .list();
    }

    /** Adds the day; false, and nothing changed, where the place already adjusts it. */
    boolean add(AdjustedDay day) {
        return database.sql("""
                        insert into calendar_day (district_code, day, working, name, source, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(day.place(), day.date(), day.working(), day.name(), day.source(), day.recordedBy())
                        .param(day.recordedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Removes the place's adjustments of these days. @return how many there were */
    int remove(String place, LocalDate from, LocalDate to) {
        return database.sql("delete from calendar_day where district_code = ? and day between ? and ?")
                .params(place, from, to)
                .update();
    }

    private static AdjustedDay row(ResultSet row, int number) throws SQLException {
        return new AdjustedDay(
                row.getString("district_code"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("working"),
                row.getString("name"),
                row.getString("source"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
