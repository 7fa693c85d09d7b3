package org.communitycounsel.platform.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communitycounsel.platform.district.Districts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the dossiers of cases that were over before the demo began, many at once: no flow ran for them here. */
@Component
public class PastDossiers {

    private final JdbcTemplate database;
    private final Districts districts;

    PastDossiers(JdbcTemplate database, Districts districts) {
        this.database = database;
        this.districts = districts;
    }

    /** @param title Chinese; outcome: how it ended, Chinese; groups: who sees it */
    public record Past(String title, Instant openedAt, Instant closedAt, String outcome, Collection<String> groups) {}

    /** @param actor account, and {@code name} what it is called; grounds: clause or reason, or null */
    public record PastEntry(String number, Instant at, String actor, String name, String text, String grounds) {}

    /** @param kind two capital letters, of which the district has no dossier yet. @return their numbers, in the order given */
    @Transactional
    public List<String> add(String kind, String district, List<Past> cases) {
        Map<Integer, Integer> last = new TreeMap<>();
        List<String> numbers = new ArrayList<>();
        for (var one : cases) {
            int year = one.openedAt().atZone(districts.zone(district)).getYear();
            numbers.add("%s-%s-%d-%06d".formatted(district, kind, year, last.merge(year, 1, Integer::sum)));
        }
        last.forEach((year, count) ->
                database.update("insert into dossier_counter values (?, ?, ?, ?)", district, kind, year, count));
        insert(kind, district, numbers, cases);
        return numbers;
    }

    private void insert(String kind, String district, List<String> numbers, List<Past> cases) {
        List<Object[]> dossiers = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        for (int n = 0; n < cases.size(); n++) {
            var one = cases.get(n);
            String number = numbers.get(n);
            dossiers.add(new Object[] {
                number, kind, district, one.title(), utc(one.openedAt()), utc(one.closedAt()), one.outcome()
            });
            one.groups().forEach(group -> members.add(new Object[] {number, group, utc(one.openedAt())}));
        }
        database.batchUpdate(
                "insert into dossier (number, kind, district_code, title, opened_at, closed_at, outcome) values (?, ?, ?, ?, ?, ?, ?)",
                dossiers);
        database.batchUpdate("insert into dossier_member (number, group_id, admitted_at) values (?, ?, ?)", members);
    }

    /** In the order given. */
    @Transactional
    public void record(List<PastEntry> entries) {
        database.batchUpdate(
                "insert into dossier_entry (number, at, actor_id, actor_name, text, grounds) values (?, ?, ?, ?, ?, ?)",
                entries.stream()
                        .map(entry -> new Object[] {
                            entry.number(), utc(entry.at()), entry.actor(), entry.name(), entry.text(), entry.grounds()
                        })
                        .toList());
    }

    private static Object utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
