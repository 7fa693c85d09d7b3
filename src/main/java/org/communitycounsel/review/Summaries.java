package org.communitycounsel.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A district's reviews of a half-year side by side, for the half-yearly meeting. JG-20b, SC20-4.6b. Only final reviews count. */
@Component
@Transactional(readOnly = true)
public class Summaries {

    private final JdbcClient database;
    private final Campaigns campaigns;

    Summaries(JdbcClient database, Campaigns campaigns) {
        this.database = database;
        this.campaigns = campaigns;
    }

    /**
     * The summary of a campaign.
     *
     * @param before the district's campaign before this one, or null
     * @param score mean of all reviews; null while none is final
     * @param scoreBefore the same of the campaign before
     */
    public record Summary(
            Campaign campaign,
            Campaign before,
            BigDecimal score,
            BigDecimal scoreBefore,
            List<Share> grades,
            List<Firm> firms,
            List<Row> reviews) {}

    /** How many reviews came to a grade. @param per and perBefore: per cent of all, 0 where there are none */
    public record Share(Grade grade, int number, int before, int per, int perBefore) {}

    /**
     * A firm's place.
     *
     * @param score mean of its lawyers' reviews
     * @param before the same in the campaign before; null where it had none
     */
    public record Firm(
            int rank,
            String firm,
            int reviews,
            BigDecimal score,
            BigDecimal before,
            int outstanding,
            int good,
            int passed,
            int failed) {

        /** Such as +3.5; empty where there is nothing to compare with. */
        public String change() {
            if (before == null) {
                return "";
            }
            var change = score.subtract(before);
            return (change.signum() > 0 ? "+" : "") + change.toPlainString();
        }
    }

    /** A review. @param before the community's score in the campaign before; null where it had none */
    public record Row(
            String dossier,
            String street,
            String community,
            String firm,
            String lawyers,
            BigDecimal score,
            String grade,
            BigDecimal before,
            BigDecimal subsidyFactor) {

        public String gradeChinese() {
            return Word.of(Grade.class, grade).orElseThrow().chinese();
        }
    }

    public Summary of(Campaign campaign) {
        var before = before(campaign);
        long previous = before.map(Campaign::id).orElse(-1L);
        return new Summary(
                campaign,
                before.orElse(null),
                mean(campaign.id()),
                mean(previous),
                grades(campaign.id(), previous),
                firms(campaign.id(), previous),
                reviews(campaign.id(), previous));
    }

    private Optional<Campaign> before(Campaign campaign) {
        return campaigns.of(List.of(campaign.districtCode())).stream()
                .filter(other ->
                        other.period().until().isBefore(campaign.period().from()))
                .findFirst();
    }

    private BigDecimal mean(long campaign) {
        return database.sql("select round(avg(score), 1) from review where campaign_id = ? and state = 'final'")
                .param(campaign)
                .query((row, number) -> row.getBigDecimal(1))
                .list()
                .get(0);
    }

    private record Count(String grade, int number) {}

    private List<Share> grades(long campaign, long before) {
        var now = counts(campaign);
        var then = counts(before);
        return Arrays.stream(Grade.values())
                .map(grade -> new Share(
                        grade,
                        now.getOrDefault(grade.id(), 0),
                        then.getOrDefault(grade.id(), 0),
                        per(now, grade),
                        per(then, grade)))
                .toList();
    }

    private static int per(Map<String, Integer> counts, Grade grade) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : Math.round(100f * counts.getOrDefault(grade.id(), 0) / all);
    }

    private Map<String, Integer> counts(long campaign) {
        return database
                .sql(
                        "select grade, count(*) as number from review where campaign_id = ? and state = 'final' group by grade")
                .param(campaign)
                .query(Count.class)
                .stream()
                .collect(Collectors.toMap(Count::grade, Count::number));
    }

    private List<Firm> firms(long campaign, long before) {
        return database.sql("""
                        with of_firm as (
                            select firm_code, count(*) as reviews, round(avg(score), 1) as score,
                                count(*) filter (where grade = 'outstanding') as outstanding,
                                count(*) filter (where grade = 'good') as good,
                                count(*) filter (where grade = 'passed') as passed,
                                count(*) filter (where grade = 'failed') as failed
                            from review where campaign_id = :campaign and state = 'final' group by firm_code)
                        select rank() over (order by of_firm.score desc) as rank, law_firm.name as firm, of_firm.reviews,
                            of_firm.score, earlier.score as before, outstanding, good, passed, failed
                        from of_firm join law_firm on law_firm.code = of_firm.firm_code
                        left join lateral (
                            select round(avg(score), 1) as score from review
                            where campaign_id = :before and state = 'final' and firm_code = of_firm.firm_code) earlier on true
                        order by rank, law_firm.code""")
                .param("campaign", campaign)
                .param("before", before)
                .query(Firm.class)
                .list();
    }

    private List<Row> reviews(long campaign, long before) {
        return database.sql("""
                        select review.dossier_number as dossier, street.name as street, community.name as community,
                            law_firm.name as firm, (
                                select string_agg(lawyer.name, '、' order by lawyer.licence_number) from review_lawyer
                                join lawyer on lawyer.licence_number = review_lawyer.licence_number
                                where review_id = review.id) as lawyers,
                            review.score, review.grade, (
                                select round(avg(earlier.score), 1) from review earlier
                                where earlier.campaign_id = :before and earlier.state = 'final'
                                    and earlier.community_code = review.community_code) as before,
                            review.subsidy_factor
                        from review
                        join community on community.code = review.community_code
                        join street on street.code = left(review.community_code, 9)
                        join law_firm on law_firm.code = review.firm_code
                        where review.campaign_id = :campaign and review.state = 'final'
                        order by review.community_code, review.id""")
                .param("campaign", campaign)
                .param("before", before)
                .query(Row.class)
                .list();
    }

    /** The reviews of a street or district that are not final yet, for who follows them up. */
    public record Open(String dossier, String street, String community, String state) {

        public String stateChinese() {
            return Word.of(ReviewState.class, state).orElseThrow().chinese();
        }
    }

    /** The reviews of a campaign that are under way, by community. */
    public List<Open> open(Campaign campaign) {
        return database.sql("""
                        select review.dossier_number as dossier, street.name as street, community.name as community, review.state
                        from review join community on community.code = review.community_code
                        join street on street.code = left(review.community_code, 9)
                        where campaign_id = ? and state <> 'final' order by review.community_code, review.id""").param(campaign.id()).query(Open.class).list();
    }

    /** A review as one of its parties finds it. @param grade null until it is announced */
    public record Own(
            String dossier,
            String community,
            LocalDate periodFrom,
            LocalDate periodUntil,
            String state,
            BigDecimal score,
            String grade) {

        public String period() {
            return new ReviewPeriod(periodFrom, periodUntil).chinese();
        }

        public String stateChinese() {
            return Word.of(ReviewState.class, state).orElseThrow().chinese();
        }

        public String gradeChinese() {
            return grade == null
                    ? ""
                    : Word.of(Grade.class, grade).orElseThrow().chinese();
        }
    }

    /** The reviews of those lawyers and firms, the newest first; scores only where announced. */
    public List<Own> of(Collection<String> licenceNumbers, Collection<String> firmCodes) {
        return database.sql("""
                        select review.dossier_number as dossier, community.name as community, period_from, period_until, state,
                            case when announced_at is not null then score end as score,
                            case when announced_at is not null then grade end as grade
                        from review join community on community.code = review.community_code
                        where firm_code = any(:firms) or exists (
                            select 1 from review_lawyer where review_id = review.id and licence_number = any(:lawyers))
                        order by period_from desc, community_code limit 500""")
                .param("firms", firmCodes.toArray(String[]::new))
                .param("lawyers", licenceNumbers.toArray(String[]::new))
                .query(Own.class)
                .list();
    }
}
