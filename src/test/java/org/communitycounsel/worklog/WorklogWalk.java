package org.communitycounsel.worklog;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.communitycounsel.platform.calendar.MovableClock;
import org.communitycounsel.walk.Invariant;
import org.communitycounsel.walk.PageAction;
import org.communitycounsel.walk.WalkedModule;

/** Work logs and duty in the random walk. */
class WorklogWalk implements WalkedModule {

    private static final String LAWYERS = """
            select distinct pairing.community_code as community, 'lawyer.' || member.licence_number as who
            from pairing join paired_lawyer member on member.pairing_id = pairing.id
            where pairing.district_code = :district""";

    @Override
    public List<PageAction> actions() {
        return List.of(new PageAction("/worklog/check-in", LAWYERS), new PageAction("/worklog/check-out", LAWYERS));
    }

    @Override
    public Map<String, Function<Random, Object>> typed() {
        return Map.of(
                "day", WorklogWalk::lately,
                "from", random -> time(random, 8, 4),
                "until", random -> time(random, 12, 6),
                "whom", random -> "%d幢居民".formatted(1 + random.nextInt(20)));
    }

    private static Object lately(Random random) {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), MovableClock.ZONE)
                .minusDays(random.nextInt(8))
                .toString();
    }

    private static Object time(Random random, int earliest, int hours) {
        return LocalTime.of(earliest + random.nextInt(hours), random.nextInt(60))
                .toString();
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("a record is under way exactly while its flow runs and its dossier is open", """
                        select entry.number, entry.state, dossier.outcome, flow.id_ from log_entry entry
                        join dossier on dossier.number = entry.number
                        left join act_ru_execution flow
                            on flow.business_key_ = dossier.number and flow.parent_id_ is null and flow.super_exec_ is null
                        where entry.district_code = :district
                        and not (entry.state in ('submitted', 'returned') and dossier.closed_at is null and flow.id_ is not null
                            or entry.state not in ('submitted', 'returned') and dossier.closed_at is not null)"""),
                new Invariant("JG-11: each record is signed by a head of its own community", """
                        select entry.number, entry.signed_by from log_entry entry
                        where entry.district_code = :district and entry.signed_by is not null and not exists (
                            select 1 from act_id_membership where user_id_ = entry.signed_by
                            and group_id_ = 'communityHead.' || entry.community_code)"""),
                new Invariant(
                        "a volume has no gaps, each record names the one before, and the end names the last", """
                        select volume.community_code, volume.entries, count(entry.seq), max(entry.seq)
                        from log_volume volume left join log_entry entry
                            on entry.community_code = volume.community_code and entry.seq is not null
                        where left(volume.community_code, 6) = :district
                        group by volume.community_code, volume.entries, volume.last_hash
                        having count(entry.seq) <> volume.entries or coalesce(max(entry.seq), 0) <> volume.entries
                        or volume.entries > 0 and volume.last_hash <> max(entry.hash) filter (where entry.seq = volume.entries)
                        union all
                        select entry.community_code, entry.seq, 0, 0 from log_entry entry
                        join log_entry before on before.community_code = entry.community_code and before.seq = entry.seq - 1
                        where entry.district_code = :district and entry.previous_hash <> before.hash"""),
                new Invariant("HZ24-2.3: nobody visits two communities at the same time", """
                        select one.number, other.number from log_entry one join log_entry other
                            on other.licence_number = one.licence_number and other.id > one.id
                            and other.occurred_from < one.occurred_until and other.occurred_until > one.occurred_from
                        where one.district_code = :district and one.nature = 'visit' and other.nature = 'visit'
                        and one.state in ('submitted', 'returned', 'signed') and other.state in ('submitted', 'returned', 'signed')
                        and one.corrects is null and other.corrects is null"""),
                new Invariant("a record tells of what was over when it was recorded", """
                        select entry.number, entry.occurred_from from log_entry entry
                        where entry.district_code = :district and entry.occurred_until > entry.recorded_at at time zone 'Asia/Shanghai'"""));
    }
}
