package org.communitycounsel.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.communitycounsel.platform.Word;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The credit record (信用记录) of lawyers and firms, and the year's commendation list. SH17-3.3: rewards and penalties enter the
 * credit record; HZ09-7.4d: every year the outstanding are commended; HZ24-2.2b: the review moves the subsidy.
 */
@Service
@Transactional
public class CreditRecord {

    private static final String ENTRY = """
            insert into credit_entry (district_code, campaign_id, review_id, licence_number, firm_code, period_from,
                period_until, score, grade, subsidy_factor, commended, replaced, grounds, entered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint credit_entry_once do nothing""";

    private final JdbcClient database;
    private final Weights weights;
    private final Clock clock;

    CreditRecord(JdbcClient database, Weights weights, Clock clock) {
        this.database = database;
        this.weights = weights;
        this.clock = clock;
    }

    /** A review stands: it enters the record of each lawyer. */
    void enter(Review review, Collection<String> lawyers, Weights.Consequence consequence, String grounds) {
        for (String lawyer : lawyers) {
            database.sql(ENTRY)
                    .params(
                            review.districtCode(),
                            review.campaignId(),
                            review.id(),
                            lawyer,
                            review.firmCode(),
                            review.period().from(),
                            review.period().until(),
                            review.score(),
                            review.grade().id(),
                            consequence.subsidyFactor(),
                            consequence.commended(),
                            consequence.replaced(),
                            grounds,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** What a firm's lawyers came to. */
    record FirmScore(String firm, BigDecimal score, int reviews) {}

    /** A campaign is over: each firm's score is the mean of its lawyers' reviews. HZ09-7.4c: firm and lawyer are reviewed. */
    void enterFirms(Campaign campaign) {
        firms(campaign.id()).forEach(firm -> enter(campaign, firm));
    }

    private List<FirmScore> firms(long campaign) {
        return database.sql("""
                        select firm_code as firm, avg(score) as score, count(*) as reviews from review
                        where campaign_id = ? and state = 'final' group by firm_code order by firm_code""").param(campaign).query(FirmScore.class).list();
    }

    private void enter(Campaign campaign, FirmScore firm) {
        var score = firm.score().setScale(Weight.DECIMALS, RoundingMode.HALF_UP);
        var graded = weights.grade(campaign.districtCode(), score);
        var consequence = weights.consequence(campaign.districtCode(), graded.grade());
        database.sql(ENTRY)
                .params(Arrays.asList(
                        campaign.districtCode(),
                        campaign.id(),
                        null,
                        null,
                        firm.firm(),
                        campaign.period().from(),
                        campaign.period().until(),
                        score,
                        graded.grade().id(),
                        consequence.subsidyFactor(),
                        consequence.commended(),
                        // a firm is not replaced, its lawyer is
                        false,
                        "所属律师%d个结对考评的平均分，依据%s".formatted(firm.reviews(), graded.clause()),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }

    /**
     * An entry.
     *
     * @param lawyer null for the firm's own
     * @param dossier number of the review's, or of the campaign's
     */
    public record Entry(
            String lawyer,
            String firm,
            LocalDate periodFrom,
            LocalDate periodUntil,
            BigDecimal score,
            String grade,
            BigDecimal subsidyFactor,
            boolean commended,
            boolean replaced,
            String grounds,
            String dossier) {

        /** Such as 2026年上半年. */
        public String period() {
            return new ReviewPeriod(periodFrom, periodUntil).chinese();
        }

        public Grade gradeWord() {
            return Word.of(Grade.class, grade).orElseThrow();
        }
    }

    private static final String ENTRIES = """
            select lawyer.name as lawyer, law_firm.name as firm, entry.period_from, entry.period_until, entry.score, entry.grade,
                entry.subsidy_factor, entry.commended, entry.replaced, entry.grounds,
                coalesce(review.dossier_number, campaign.dossier_number) as dossier
            from credit_entry entry
            join law_firm on law_firm.code = entry.firm_code
            join review_campaign campaign on campaign.id = entry.campaign_id
            left join review on review.id = entry.review_id
            left join lawyer on lawyer.licence_number = entry.licence_number
            where """;

    private static final String ORDER =
            " order by entry.period_from desc, entry.licence_number nulls first, entry.score desc, entry.id";

    /** The entries of the districts in a year, by the last day of their period. */
    @Transactional(readOnly = true)
    public List<Entry> inDistricts(Collection<String> districtCodes, int year) {
        return database.sql(
                        ENTRIES + " entry.district_code = any(?) and extract(year from entry.period_until) = ?" + ORDER)
                .params(array(districtCodes), year)
                .query(Entry.class)
                .list();
    }

    /** The entries of those lawyers and firms, of all years. */
    @Transactional(readOnly = true)
    public List<Entry> of(Collection<String> licenceNumbers, Collection<String> firmCodes) {
        return database.sql(ENTRIES + " (entry.licence_number = any(?) or entry.firm_code = any(?))" + ORDER)
                .params(array(licenceNumbers), array(firmCodes))
                .query(Entry.class)
                .list();
    }

    private static String[] array(Collection<String> codes) {
        return new TreeSet<>(codes).toArray(String[]::new);
    }

    /**
     * Somebody to commend.
     *
     * @param lawyer null for a firm
     * @param times how many commendable reviews of the year
     * @param score mean of the year
     */
    public record Commended(String lawyer, String firm, int times, BigDecimal score) {}

    /**
     * Whom a district commends for a year: lawyers and firms with a commendable result and, in the same year, no failing one;
     * firms first, then the best. HZ09-7.4d.
     */
    @Transactional(readOnly = true)
    public List<Commended> commended(Collection<String> districtCodes, int year) {
        return database.sql("""
                        select lawyer.name as lawyer, law_firm.name as firm, count(*) filter (where commended) as times,
                            round(avg(score), 1) as score
                        from credit_entry entry join law_firm on law_firm.code = entry.firm_code
                        left join lawyer on lawyer.licence_number = entry.licence_number
                        where entry.district_code = any(?) and extract(year from entry.period_until) = ?
                        group by entry.licence_number, lawyer.name, entry.firm_code, law_firm.name
                        having bool_or(commended) and not bool_or(replaced)
                        order by entry.licence_number is not null, times desc, score desc, entry.licence_number, entry.firm_code""")
                .params(array(districtCodes), year)
                .query(Commended.class)
                .list();
    }
}
