package org.communitycounsel.pairing;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.communitycounsel.directory.Street;
import org.communitycounsel.directory.Streets;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rounds (批次结对), by dossier number. HZ24-1.1a: every community has at least one lawyer. A round takes note of its
 * communities at once, and begins their searches one by one, each in a transaction of its own.
 */
@Service
@Transactional
public class Rounds {

    /** So often a community is tried before it is left out. */
    static final int MOST_ATTEMPTS = 3;

    private static final String CLAUSE = "HZ24-1.1a";
    private static final int LONGEST_REASON = 1000;

    private static final String COUNTED = """
            select round.*, counts.* from pairing_round round cross join lateral (
                select count(*) as all_, count(*) filter (where state = 'waiting') as waiting,
                    count(*) filter (where state = 'begun') as begun, count(*) filter (where state = 'skipped') as skipped,
                    count(*) filter (where state = 'failed') as failed
                from pairing_round_community where round_id = round.id) counts""";

    private final JdbcClient database;
    private final Caps caps;
    private final Streets streets;
    private final Districts districts;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Clock clock;

    Rounds(
            JdbcClient database,
            Caps caps,
            Streets streets,
            Districts districts,
            Dossiers dossiers,
            Notices notices,
            Clock clock) {
        this.database = database;
        this.caps = caps;
        this.streets = streets;
        this.districts = districts;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Takes down a round with all communities that have neither a lawyer nor a search under way.
     *
     * @param chosen codes of the streets it is for; all of the district where empty
     * @param note may be null
     * @return the dossier's number
     */
    public String register(String district, PairingForm form, Set<String> chosen, String note) {
        requireNoneRunning(district);
        if (!caps.allow(district, form)) {
            throw new Refusal("本区没有“%s”这种结对形式，请选择其他形式。".formatted(form.chinese()));
        }
        var streetNames = names(district, chosen);
        String dossier = dossiers.open(
                "PC",
                district,
                "批次结对（%s，%s）".formatted(districts.find(district).orElseThrow().name(), form.chinese()),
                List.of(Role.COORDINATION_OFFICE.at(district), Role.DISTRICT_BUREAU.at(district)));
        long round = insert(dossier, district, form, note);
        int communities = takeDown(round, district, chosen);
        if (communities == 0) {
            throw new Refusal("所选范围内的社区都已结对或正在结对，不需要发起批次结对。");
        }
        dossiers.record(dossier, null, "批次范围：%s，共%d个尚未结对的社区".formatted(streetNames, communities), grounds(note));
        return dossier;
    }

    private static String grounds(String note) {
        return note == null ? CLAUSE : CLAUSE + "；" + note;
    }

    private void requireNoneRunning(String district) {
        runningIn(district).ifPresent(Rounds::refuseBeside);
    }

    private static void refuseBeside(String running) {
        throw new Refusal("本区已有批次结对正在进行（案卷%s）。请等它完成，或在其案卷页停止后再发起。".formatted(running));
    }

    private Optional<String> runningIn(String district) {
        return database.sql("select dossier_number from pairing_round where district_code = ? and state = 'running'")
                .param(district)
                .query(String.class)
                .optional();
    }

    private String names(String district, Set<String> chosen) {
        if (chosen.isEmpty()) {
            return "全区";
        }
        var own = streets.findByDistrictCodeOrderByCode(district).stream()
                .filter(street -> chosen.contains(street.code()))
                .toList();
        if (own.size() != chosen.size()) {
            throw new Refusal("所选街道不都属于本区，请重新选择街道。");
        }
        return own.stream().map(Street::name).collect(joining("、"));
    }

    /** Waits where another round of the district is just being started, and lets that one be. */
    private long insert(String dossier, String district, PairingForm form, String note) {
        return database.sql("""
                        insert into pairing_round (dossier_number, district_code, form, note, started_at)
                        values (?, ?, ?, ?, ?) on conflict (district_code) where state = 'running' do nothing
                        returning id""")
                .params(dossier, district, form.id(), note, now())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("本区刚刚由他人发起了批次结对。请在“批次结对”页面查看。"));
    }

    private int takeDown(long round, String district, Set<String> chosen) {
        return database.sql("""
                        insert into pairing_round_community (round_id, community_code)
                        select :round, code from community
                        where district_code = :district and (:all or street_code = any(:streets)) and not exists (
                            select 1 from pairing
                            where community_code = community.code and state in ('seeking', 'chosen', 'active'))""")
                .param("round", round)
                .param("district", district)
                .param("all", chosen.isEmpty())
                .param("streets", chosen.toArray(String[]::new))
                .update();
    }

    /** Communities whose turn is next, those tried before last; empty where none waits. @param most how many */
    @Transactional(readOnly = true)
    public List<String> next(String dossier, int most) {
        return database.sql("""
                        select community_code from pairing_round_community
                        where round_id = (select id from pairing_round where dossier_number = ?) and state = 'waiting'
                        order by attempts, community_code limit ?""").params(dossier, most).query(String.class).list();
    }

    /**
     * Begins the search for a community that still waits, or leaves it out where it has found a lawyer or a search
     * meanwhile; does nothing where the round is stopped, or somebody else is at the community just now.
     *
     * @param search begins it and gives its dossier's number; in the caller's transaction
     */
    public void begin(String dossier, String community, Supplier<String> search) {
        long round = locked(dossier, community).orElse(-1L);
        if (round < 0) {
            return;
        }
        var other = pairingOf(community);
        if (other.isPresent()) {
            settle(round, community, "skipped", null, other.get());
        } else {
            settle(round, community, "begun", search.get(), null);
        }
    }

    /** The round's id, with its row locked against being stopped and the community's against being begun twice. */
    private Optional<Long> locked(String dossier, String community) {
        return database.sql("""
                        select id from pairing_round where dossier_number = ? and state = 'running' for share""")
                .param(dossier)
                .query(Long.class)
                .optional()
                .filter(round -> database.sql("""
                                select 1 from pairing_round_community
                                where round_id = ? and community_code = ? and state = 'waiting' for update skip locked""")
                        .params(round, community)
                        .query(Integer.class)
                        .optional()
                        .isPresent());
    }

    /** Why no search is to begin: in words, with the dossier of the pairing there is. */
    private Optional<String> pairingOf(String community) {
        return database.sql("""
                        select case state when 'active' then '已有律师' else '已另行开始结对' end || '（案卷' || dossier_number || '）'
                        from pairing where community_code = ? and state in ('seeking', 'chosen', 'active')
                        order by id limit 1""").param(community).query(String.class).optional();
    }

    private void settle(long round, String community, String state, String pairing, String reason) {
        database.sql("""
                        update pairing_round_community set state = ?, pairing = ?, reason = left(?, %d)
                        where round_id = ? and community_code = ?""".formatted(LONGEST_REASON))
                .params(state, pairing, reason, round, community)
                .update();
    }

    /** The search was refused: the community is left out, with what was said. */
    public void skip(String dossier, String community, String reason) {
        locked(dossier, community).ifPresent(round -> settle(round, community, "skipped", null, reason));
    }

    /** An attempt went wrong: the community is tried again after the others, and left out when that has been often enough. */
    public void missed(String dossier, String community) {
        locked(dossier, community)
                .ifPresent(round -> database.sql("""
                        update pairing_round_community set attempts = attempts + 1,
                            state = case when attempts + 1 < :most then 'waiting' else 'failed' end,
                            reason = '因系统故障尝试' || (attempts + 1) || '次均未能发起，请联系管理员查看日志，排除后另行发起'
                        where round_id = :round and community_code = :community""")
                        .param("most", MOST_ATTEMPTS)
                        .param("round", round)
                        .param("community", community)
                        .update());
    }

    /** All have had their turn: those concerned are told, the dossier is closed. */
    public void finish(String dossier) {
        end(dossier, RoundState.DONE);
        var round = find(dossier).orElseThrow();
        dossiers.close(dossier, round.progress());
        inform(round, "批次结对已全部发起", round.progress() + "。请督促有关社区、律所按期办理。");
    }

    /** Keeps the round from beginning another search until the end of the transaction. */
    public void hold(String dossier) {
        database.sql("select id from pairing_round where dossier_number = ? and state = 'running' for no key update")
                .param(dossier)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("该批次结对已经结束，不能再停止。"));
    }

    /** The office breaks off: what has begun goes on, the rest is left out. */
    public void stop(String dossier, String reason) {
        end(dossier, RoundState.STOPPED);
        database.sql("""
                        update pairing_round_community set state = 'skipped', reason = '批次已停止'
                        where round_id = (select id from pairing_round where dossier_number = ?) and state = 'waiting'""").param(dossier).update();
        var round = find(dossier).orElseThrow();
        dossiers.record(dossier, null, "批次结对停止：" + reason, null);
        dossiers.close(dossier, "已停止。" + round.progress());
        inform(round, "批次结对已停止", "%s。停止理由：%s。已发起的结对继续办理。".formatted(round.progress(), reason));
    }

    private void end(String dossier, RoundState state) {
        database.sql("update pairing_round set state = ?, ended_at = ? where dossier_number = ?")
                .params(state.id(), now(), dossier)
                .update();
    }

    /** The office of the round, and the justice offices of the streets in which searches have begun. */
    private void inform(Round round, String subject, String text) {
        String dossier = round.dossierNumber();
        notices.send(Role.COORDINATION_OFFICE.at(round.districtCode()), dossier, subject, text, dossier);
        for (Progress street : byStreet(dossier)) {
            if (street.begun() > 0) {
                notices.send(
                        Role.JUSTICE_OFFICE.at(street.streetCode()),
                        null,
                        subject,
                        "%s有%d个社区已发起结对，请按期办理、督促。".formatted(street.street(), street.begun()),
                        dossier);
            }
        }
    }

    @Transactional(readOnly = true)
    public Optional<Round> find(String dossier) {
        return database.sql(COUNTED + " where dossier_number = ?")
                .param(dossier)
                .query(Rounds::round)
                .optional();
    }

    /** The rounds of the districts, the newest first. */
    @Transactional(readOnly = true)
    public List<Round> of(Collection<String> districtCodes) {
        return database.sql(COUNTED + " where district_code = any(?) order by round.id desc")
                .param(new TreeSet<>(districtCodes).toArray(String[]::new))
                .query(Rounds::round)
                .list();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Round(
                row.getLong("id"),
                row.getString("dossier_number"),
                row.getString("district_code"),
                Word.of(PairingForm.class, row.getString("form")).orElseThrow(),
                row.getString("note"),
                Word.of(RoundState.class, row.getString("state")).orElseThrow(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("all_"),
                row.getInt("waiting"),
                row.getInt("begun"),
                row.getInt("skipped"),
                row.getInt("failed"));
    }

    /**
     * A street's part of a round, and what has become of the searches begun.
     *
     * @param seeking whose lawyer is being chosen
     * @param chosen whose agreement is being signed
     * @param active in service, or that have been
     * @param unpaired whose search was given up
     */
    public record Progress(
            String streetCode,
            String street,
            int communities,
            int waiting,
            int begun,
            int leftOut,
            int seeking,
            int chosen,
            int active,
            int unpaired) {}

    @Transactional(readOnly = true)
    public List<Progress> byStreet(String dossier) {
        return database.sql("""
                        select street.code as street_code, street.name as street, count(*) as communities,
                            count(*) filter (where row_.state = 'waiting') as waiting,
                            count(*) filter (where row_.state = 'begun') as begun,
                            count(*) filter (where row_.state in ('skipped', 'failed')) as left_out,
                            count(*) filter (where pairing.state = 'seeking') as seeking,
                            count(*) filter (where pairing.state = 'chosen') as chosen,
                            count(*) filter (where pairing.state in ('active', 'ended')) as active,
                            count(*) filter (where pairing.state = 'failed') as unpaired
                        from pairing_round_community row_
                        join community on community.code = row_.community_code
                        join street on street.code = community.street_code
                        left join pairing on pairing.dossier_number = row_.pairing
                        where row_.round_id = (select id from pairing_round where dossier_number = ?)
                        group by street.code, street.name order by street.code""").param(dossier).query(Progress.class).list();
    }

    /** A community whose search was not begun. @param failed for a fault, else for the reason given */
    public record LeftOut(String community, String street, boolean failed, String reason) {}

    @Transactional(readOnly = true)
    public List<LeftOut> leftOut(String dossier) {
        return database.sql("""
                        select community.name as community, street.name as street, row_.state = 'failed' as failed, reason
                        from pairing_round_community row_
                        join community on community.code = row_.community_code
                        join street on street.code = community.street_code
                        where row_.round_id = (select id from pairing_round where dossier_number = ?)
                            and row_.state in ('skipped', 'failed') order by community.code""").param(dossier).query(LeftOut.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
