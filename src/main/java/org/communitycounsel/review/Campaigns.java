package org.communitycounsel.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.calendar.WorkingCalendar;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.district.Districts;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The campaigns (半年考评), by dossier number. HZ09-7.4c: every half year firm and lawyer are reviewed. A campaign takes note of
 * its pairings at once, and begins their reviews one by one, each in a transaction of its own.
 */
@Service
@Transactional
public class Campaigns {

    /** So often a pairing is tried before it is left out. */
    static final int MOST_ATTEMPTS = 3;

    static final String DOSSIER_KIND = "KC";
    static final String SEASON = "review-season";

    private static final String CLAUSE = "HZ09-7.4c";
    private static final int LONGEST_REASON = 1000;

    private static final String COUNTED = """
            select campaign.*, counts.* from review_campaign campaign cross join lateral (
                select count(*) as all_, count(*) filter (where row_.state = 'waiting') as waiting,
                    count(*) filter (where row_.state = 'begun') as begun,
                    count(*) filter (where row_.state in ('skipped', 'failed')) as left_out,
                    count(*) filter (where review.state = 'final') as concluded
                from review_campaign_pairing row_ left join review on review.id = row_.review_id
                where row_.campaign_id = campaign.id) counts""";

    private final JdbcClient database;
    private final Decisions decisions;
    private final Districts districts;
    private final WorkingCalendar calendar;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final Notices notices;
    private final CreditRecord credit;
    private final Clock clock;

    Campaigns(
            JdbcClient database,
            Decisions decisions,
            Districts districts,
            WorkingCalendar calendar,
            LeadTimes leadTimes,
            Dossiers dossiers,
            Notices notices,
            CreditRecord credit,
            Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.districts = districts;
        this.calendar = calendar;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.notices = notices;
        this.credit = credit;
        this.clock = clock;
    }

    /**
     * The period a campaign that the table lets begin this month looks at, from the month's first working day on; empty where
     * this is no month for it, or the district's campaign of that period has been begun.
     */
    @Transactional(readOnly = true)
    public Optional<ReviewPeriod> due(String district) {
        var today = today(district);
        if (today.isBefore(calendar.workingDayOnOrAfter(district, today.withDayOfMonth(1)))) {
            return Optional.empty();
        }
        return decisions.evaluate(district, SEASON, Map.of("month", today.getMonthValue())).stream()
                .map(row -> ReviewPeriod.before(today, ((Number) row.get("months")).intValue()))
                .filter(period -> find(district, period).isEmpty())
                .findFirst();
    }

    /** What a campaign begun by hand looks at: the period that is due this month, else the last half-year. */
    @Transactional(readOnly = true)
    public ReviewPeriod toBegin(String district) {
        return due(district).orElseGet(() -> ReviewPeriod.lastHalfYear(today(district)));
    }

    private LocalDate today(String district) {
        return leadTimes.day(district, clock.instant());
    }

    /** Takes down a campaign with all pairings that were in service within the period. @return the dossier's number */
    public String register(String district, ReviewPeriod period) {
        find(district, period).ifPresent(other -> refuseTwice(period, other));
        String name = districts.find(district).orElseThrow().name();
        String dossier = dossiers.open(
                DOSSIER_KIND,
                district,
                "半年考评（%s，%s）".formatted(name, period.chinese()),
                List.of(Role.COORDINATION_OFFICE.at(district), Role.DISTRICT_BUREAU.at(district)));
        long campaign = insert(dossier, district, period);
        int pairings = takeDown(campaign, district, period);
        if (pairings == 0) {
            throw new Refusal("%s%s没有服务过的结对，不需要考评。".formatted(name, period.chinese()));
        }
        dossiers.record(dossier, null, "考评%s服务过的%d个结对".formatted(period.chinese(), pairings), CLAUSE);
        return dossier;
    }

    private static void refuseTwice(ReviewPeriod period, String other) {
        throw new Refusal("本区%s的考评已经发起（案卷%s），不能重复发起。请在“半年考评”页面查看进展。".formatted(period.chinese(), other));
    }

    private Optional<String> find(String district, ReviewPeriod period) {
        return database.sql("select dossier_number from review_campaign where district_code = ? and period_from = ?")
                .params(district, period.from())
                .query(String.class)
                .optional();
    }

    /** Waits where the district's campaign is just being started by another, and lets that one be. */
    private long insert(String dossier, String district, ReviewPeriod period) {
        return database.sql("""
                        insert into review_campaign (dossier_number, district_code, period_from, period_until, started_at)
                        values (?, ?, ?, ?, ?) on conflict (district_code, period_from) do nothing returning id""")
                .params(dossier, district, period.from(), period.until(), now())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refusal("本区%s的考评刚刚由他人发起。请在“半年考评”页面查看进展。".formatted(period.chinese())));
    }

    private int takeDown(long campaign, String district, ReviewPeriod period) {
        return database.sql("""
                        insert into review_campaign_pairing (campaign_id, pairing_id)
                        select :campaign, id from pairing
                        where district_code = :district and began_at is not null and term_from <= :until
                            and (ended_at is null or ended_at >= :from)""")
                .param("campaign", campaign)
                .param("district", district)
                .param("until", period.until())
                .param(
                        "from",
                        leadTimes.beginning(district, period.from()).toInstant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Pairings whose turn is next, those tried before last; empty where none waits. @param most how many */
    @Transactional(readOnly = true)
    public List<Long> next(String dossier, int most) {
        return database.sql("""
                        select pairing_id from review_campaign_pairing
                        where campaign_id = (select id from review_campaign where dossier_number = ?) and state = 'waiting'
                        order by attempts, pairing_id limit ?""").params(dossier, most).query(Long.class).list();
    }

    /**
     * Begins the review of a pairing that still waits; does nothing where somebody else is at it just now, or has been.
     *
     * @param review begins it and gives its id; in the caller's transaction
     */
    public void begin(String dossier, long pairing, Supplier<Long> review) {
        locked(dossier, pairing).ifPresent(campaign -> settle(campaign, pairing, "begun", review.get(), null));
    }

    /** The campaign's id, with the pairing's row locked against being begun twice. */
    private Optional<Long> locked(String dossier, long pairing) {
        return database.sql("""
                        select campaign_id from review_campaign_pairing
                        where campaign_id = (select id from review_campaign where dossier_number = ?)
                            and pairing_id = ? and state = 'waiting' for update skip locked""").params(dossier, pairing).query(Long.class).optional();
    }

    private void settle(long campaign, long pairing, String state, Long review, String reason) {
        database.sql("""
                        update review_campaign_pairing set state = ?, review_id = ?, reason = left(?, %d)
                        where campaign_id = ? and pairing_id = ?""".formatted(LONGEST_REASON))
                .params(state, review, reason, campaign, pairing)
                .update();
    }

    /** The review was refused: the pairing is left out, with what was said. */
    public void skip(String dossier, long pairing, String reason) {
        locked(dossier, pairing).ifPresent(campaign -> settle(campaign, pairing, "skipped", null, reason));
    }

    /** An attempt went wrong: the pairing is tried again after the others, and left out when that has been often enough. */
    public void missed(String dossier, long pairing) {
        locked(dossier, pairing)
                .ifPresent(campaign -> database.sql("""
                        update review_campaign_pairing set attempts = attempts + 1,
                            state = case when attempts + 1 < :most then 'waiting' else 'failed' end,
                            reason = '因系统故障尝试' || (attempts + 1) || '次均未能发起，请联系管理员查看日志'
                        where campaign_id = :campaign and pairing_id = :pairing""")
                        .param("most", MOST_ATTEMPTS)
                        .param("campaign", campaign)
                        .param("pairing", pairing)
                        .update());
    }

    /** All have had their turn: those who are to speak have their tasks. @return whether a review is not final yet */
    public boolean allBegun(String dossier) {
        lock(dossier);
        database.sql("update review_campaign set state = 'underWay' where dossier_number = ?")
                .param(dossier)
                .update();
        var campaign = find(dossier).orElseThrow();
        dossiers.record(dossier, null, "考评已全部发起。" + campaign.progress(), CLAUSE);
        notices.send(
                Role.COORDINATION_OFFICE.at(campaign.districtCode()),
                dossier,
                "半年考评已全部发起",
                "%s的考评已全部发起。%s。请督促社区、司法所和律所按期提交材料。".formatted(campaign.period().chinese(), campaign.progress()),
                dossier);
        return campaign.concluded() < campaign.begun();
    }

    /**
     * Reviews that conclude at the same moment wait for each other here, so that the last one knows that it is. Their entries in
     * the credit record have the campaign's key locked against changes by then, all at once: this lock leaves the key alone.
     */
    private void lock(String dossier) {
        database.sql("select id from review_campaign where dossier_number = ? for no key update")
                .param(dossier)
                .query(Long.class)
                .single();
    }

    /**
     * A review has become final.
     *
     * @return the dossier of its campaign where it was the last of it; to be asked within the review's own transaction
     */
    public Optional<String> lastOf(long campaignId) {
        String dossier = database.sql("select dossier_number from review_campaign where id = ?")
                .param(campaignId)
                .query(String.class)
                .single();
        lock(dossier);
        return find(dossier)
                .filter(campaign -> campaign.state() == CampaignState.UNDER_WAY)
                .filter(campaign -> campaign.concluded() == campaign.begun())
                .map(Campaign::dossierNumber);
    }

    /** All reviews are final: the firms' marks enter the credit record, the summary is ready for the meeting. JG-20b. */
    public void close(String dossier) {
        database.sql("update review_campaign set state = 'done', ended_at = ? where dossier_number = ?")
                .params(now(), dossier)
                .update();
        var campaign = find(dossier).orElseThrow();
        credit.enterFirms(campaign);
        dossiers.close(dossier, campaign.progress());
        for (Role role : List.of(Role.COORDINATION_OFFICE, Role.DISTRICT_BUREAU)) {
            notices.send(
                    role.at(campaign.districtCode()),
                    dossier,
                    "半年考评已完成",
                    "%s的考评已全部生效，排名、等次分布和与上期的比较见考评汇总，可供半年总结会议使用。"
                            .formatted(campaign.period().chinese()),
                    dossier);
        }
    }

    @Transactional(readOnly = true)
    public Optional<Campaign> find(String dossier) {
        return database.sql(COUNTED + " where dossier_number = ?")
                .param(dossier)
                .query(Campaigns::campaign)
                .optional();
    }

    /** The campaigns of the districts, the newest first. */
    @Transactional(readOnly = true)
    public List<Campaign> of(Collection<String> districtCodes) {
        return database.sql(COUNTED + " where district_code = any(?) order by period_from desc, district_code")
                .param(new TreeSet<>(districtCodes).toArray(String[]::new))
                .query(Campaigns::campaign)
                .list();
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Campaign(
                row.getLong("id"),
                row.getString("dossier_number"),
                row.getString("district_code"),
                new ReviewPeriod(
                        row.getObject("period_from", LocalDate.class), row.getObject("period_until", LocalDate.class)),
                Word.of(CampaignState.class, row.getString("state")).orElseThrow(),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("all_"),
                row.getInt("waiting"),
                row.getInt("begun"),
                row.getInt("left_out"),
                row.getInt("concluded"));
    }

    /** A street's part of a campaign. */
    public record Progress(
            String street,
            int pairings,
            int waiting,
            int leftOut,
            int gathering,
            int deliberating,
            int announced,
            int objected,
            int concluded) {}

    @Transactional(readOnly = true)
    public List<Progress> byStreet(String dossier) {
        return database.sql("""
                        select street.name as street, count(*) as pairings,
                            count(*) filter (where row_.state = 'waiting') as waiting,
                            count(*) filter (where row_.state in ('skipped', 'failed')) as left_out,
                            count(*) filter (where review.state = 'gathering') as gathering,
                            count(*) filter (where review.state = 'deliberating') as deliberating,
                            count(*) filter (where review.state = 'announced') as announced,
                            count(*) filter (where review.state = 'objected') as objected,
                            count(*) filter (where review.state = 'final') as concluded
                        from review_campaign_pairing row_
                        join pairing on pairing.id = row_.pairing_id
                        join street on street.code = left(pairing.community_code, 9)
                        left join review on review.id = row_.review_id
                        where row_.campaign_id = (select id from review_campaign where dossier_number = ?)
                        group by street.code, street.name order by street.code""").param(dossier).query(Progress.class).list();
    }

    /** A pairing that is not reviewed. @param failed for a fault, else for the reason given */
    public record LeftOut(String community, String street, String number, boolean failed, String reason) {}

    @Transactional(readOnly = true)
    public List<LeftOut> leftOut(String dossier) {
        return database.sql("""
                        select community.name as community, street.name as street, pairing.dossier_number as number,
                            row_.state = 'failed' as failed, reason
                        from review_campaign_pairing row_
                        join pairing on pairing.id = row_.pairing_id
                        join community on community.code = pairing.community_code
                        join street on street.code = left(community.code, 9)
                        where row_.campaign_id = (select id from review_campaign where dossier_number = ?)
                            and row_.state in ('skipped', 'failed') order by community.code""").param(dossier).query(LeftOut.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
