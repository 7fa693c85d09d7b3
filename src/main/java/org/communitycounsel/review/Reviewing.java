package org.communitycounsel.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communitycounsel.pairing.Pairing;
import org.communitycounsel.pairing.PairingState;
import org.communitycounsel.pairing.Pairings;
import org.communitycounsel.pairing.Staffing;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.calendar.ChineseDates;
import org.communitycounsel.platform.calendar.LeadTimes;
import org.communitycounsel.platform.district.Decisions;
import org.communitycounsel.platform.dossier.Dossiers;
import org.communitycounsel.platform.identity.Role;
import org.communitycounsel.platform.notification.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviews one pairing's half-year, by dossier number. HZ09-7.4c/d, JG-21, SH17-3.3. */
@Service
@Transactional
public class Reviewing {

    static final String DOSSIER_KIND = "KP";
    static final String SCOPE = "review-scope";

    private static final String CLAUSE = "HZ09-7.4c";

    private final Reviews reviews;
    private final Pairings pairings;
    private final Staffing staffing;
    private final ReviewInputs inputs;
    private final Figures figures;
    private final Weights weights;
    private final CreditRecord credit;
    private final ReviewNames names;
    private final Decisions decisions;
    private final LeadTimes leadTimes;
    private final Dossiers dossiers;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final JdbcClient database;
    private final Clock clock;

    Reviewing(
            Reviews reviews,
            Pairings pairings,
            Staffing staffing,
            ReviewInputs inputs,
            Figures figures,
            Weights weights,
            CreditRecord credit,
            ReviewNames names,
            Decisions decisions,
            LeadTimes leadTimes,
            Dossiers dossiers,
            Notices notices,
            ApplicationEventPublisher events,
            JdbcClient database,
            Clock clock) {
        this.reviews = reviews;
        this.pairings = pairings;
        this.staffing = staffing;
        this.inputs = inputs;
        this.figures = figures;
        this.weights = weights;
        this.credit = credit;
        this.names = names;
        this.decisions = decisions;
        this.leadTimes = leadTimes;
        this.dossiers = dossiers;
        this.notices = notices;
        this.events = events;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens the review of a pairing.
     *
     * @throws Refusal where it was in service for fewer days than the table reviews
     */
    public Review open(Campaign campaign, long pairingId) {
        var pairing = pairings.findById(pairingId).orElseThrow();
        var from = later(pairing.termFrom(), campaign.period().from());
        var until = earlier(lastDay(pairing), campaign.period().until());
        int days = ReviewPeriod.days(from, until);
        if (decisions
                .evaluate(pairing.districtCode(), SCOPE, Map.of("daysServed", days))
                .isEmpty()) {
            throw new Refusal("本期服务%d天，不足考评的天数".formatted(days));
        }
        var review = reviews.saveAndFlush(new Review(
                openDossier(pairing, campaign.period()),
                campaign.id(),
                pairing,
                campaign.period(),
                from,
                until,
                clock.instant()));
        name(review);
        return review;
    }

    private LocalDate lastDay(Pairing pairing) {
        return pairing.endedAt() == null ? LocalDate.MAX : leadTimes.day(pairing.districtCode(), pairing.endedAt());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private String openDossier(Pairing pairing, ReviewPeriod period) {
        return dossiers.open(
                DOSSIER_KIND,
                pairing.districtCode(),
                "%s%s考评".formatted(names.community(pairing.communityCode()), period.chinese()),
                List.of(
                        Role.COORDINATION_OFFICE.at(pairing.districtCode()),
                        Role.DISTRICT_BUREAU.at(pairing.districtCode())));
    }

    /**
     * The review is about those who served on the last day of service in the period; where somebody only covered for them by then
     * (代管), about those who served last before. Who covers is not judged by what others did.
     */
    private void name(Review review) {
        database.sql("""
                        with held as (
                            select licence_number, coalesce(released_at, 'infinity') as until from paired_lawyer
                            where pairing_id = :pairing and held_at < :after and part <> 'interim')
                        insert into review_lawyer (review_id, licence_number)
                        select distinct :review, licence_number from held
                        where until >= least(:day, (select max(until) from held))""")
                .param("review", review.id())
                .param("pairing", review.pairingId())
                .param("day", beginning(review, review.servedUntil()))
                .param("after", beginning(review, review.servedUntil().plusDays(1)))
                .update();
    }

    private OffsetDateTime beginning(Review review, LocalDate day) {
        return leadTimes.beginning(review.districtCode(), day).toInstant().atOffset(ZoneOffset.UTC);
    }

    /** Licence numbers of whom the review is about. */
    @Transactional(readOnly = true)
    public List<String> lawyers(Review review) {
        return database.sql("select licence_number from review_lawyer where review_id = ? order by licence_number")
                .param(review.id())
                .query(String.class)
                .list();
    }

    /** Nothing more is gathered: what is missing is recorded so, and all is scored by the district's tables. */
    public void score(String dossier) {
        var review = reviews.of(dossier);
        inputs.close(review);
        var score = Score.of(weights.of(review.districtCode(), review.form()), figures.of(review));
        keep(review, score);
        review.scored(
                score.total(),
                weights.grade(review.districtCode(), score.total()).grade());
        reviews.saveAndFlush(review);
        long missing = score.items().stream().filter(Scored::isMissing).count();
        dossiers.record(dossier, null, missing == 0 ? "材料已收齐并计分" : "已计分，%d项没有数据".formatted(missing), CLAUSE);
    }

    private void keep(Review review, Score score) {
        int position = 0;
        for (Scored item : score.items()) {
            database.sql("""
                            insert into review_score (review_id, item, position, dimension, figure, points, most, origin, clause)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            review.id(),
                            item.figure().measure().id(),
                            position++,
                            item.weight().dimension().id(),
                            item.figure().value(),
                            item.points(),
                            item.weight().points(),
                            item.figure().origin(),
                            item.weight().clause()))
                    .update();
        }
    }

    /** A line of the score as it was kept. @param figure null where it is missing */
    public record Line(
            String item,
            String dimension,
            BigDecimal figure,
            BigDecimal points,
            BigDecimal most,
            String origin,
            String clause) {

        public Measure measure() {
            return Word.of(Measure.class, item).orElseThrow();
        }

        public Dimension dimensionWord() {
            return Word.of(Dimension.class, dimension).orElseThrow();
        }

        /** Such as 96.15%; 缺 where it is missing. */
        public String written() {
            return figure == null
                    ? "缺"
                    : figure.stripTrailingZeros().toPlainString() + measure().unit();
        }
    }

    /** The score, item by item; empty before it is there. */
    @Transactional(readOnly = true)
    public List<Line> lines(Review review) {
        return database.sql("""
                        select item, dimension, figure, points, most, origin, clause from review_score
                        where review_id = ? order by position""").param(review.id()).query(Line.class).list();
    }

    /** The office gives a grade. @param reason has to be there where it is not the score's */
    public void grade(String dossier, Grade given, String reason, String account) {
        var review = reviews.of(dossier);
        boolean changed = given != review.computedGrade();
        review.graded(given, changed ? reason : null, account);
        reviews.saveAndFlush(review);
    }

    /** The office has not deliberated in time: the grade of the score is given. */
    public void adoptScore(String dossier) {
        var review = reviews.of(dossier);
        review.graded(review.computedGrade(), null, null);
        reviews.saveAndFlush(review);
        dossiers.record(
                dossier, null, "评议期限已到，按计分定为“%s”".formatted(review.grade().chinese()), CLAUSE);
    }

    /** Firm and lawyer see the result. @param objections last moment for an objection */
    public void announce(String dossier, Date objections) {
        var review = reviews.of(dossier);
        review.announced(objections.toInstant(), clock.instant());
        reviews.saveAndFlush(review);
        parties(review).forEach(group -> dossiers.admit(dossier, group));
        dossiers.record(dossier, null, "公布结果：" + result(review), change(review).orElse(CLAUSE));
        String text = "%s%s考评结果：%s。有异议的，请在%s以前到考评页面提出，逾期结果生效。"
                .formatted(
                        names.community(review.communityCode()),
                        review.period().chinese(),
                        result(review),
                        ChineseDates.full(leadTimes.day(review.districtCode(), review.objectionUntil())));
        parties(review).forEach(group -> notices.send(group, dossier, "考评结果", text));
    }

    /** Such as 86.5分，良好. */
    static String result(Review review) {
        return "%s分，%s".formatted(review.score().toPlainString(), review.grade().chinese());
    }

    /** A change of the grade with its reason, shown to all who see the result. */
    private static Optional<String> change(Review review) {
        return Optional.ofNullable(review.gradeReason())
                .map(reason ->
                        "计分等次“%s”，评议改定，理由：%s".formatted(review.computedGrade().chinese(), reason));
    }

    /** Groups of the firm and of the lawyers. */
    private List<String> parties(Review review) {
        var groups = new ArrayList<>(List.of(Role.LAW_FIRM.at(review.firmCode())));
        lawyers(review).forEach(lawyer -> groups.add(Role.LAWYER.at(lawyer)));
        return groups;
    }

    /** The group in which the person may object; empty for somebody else. */
    @Transactional(readOnly = true)
    public Optional<String> party(Review review, Set<String> groups) {
        return parties(review).stream().filter(groups::contains).findFirst();
    }

    /**
     * Firm or lawyer object; each once.
     *
     * @param group in which the person objects
     * @return whether it is the first objection
     */
    public boolean object(String dossier, String text, String group, String account) {
        var review = reviews.of(dossier);
        boolean first = review.state() == ReviewState.ANNOUNCED;
        review.objected(clock.instant());
        reviews.saveAndFlush(review);
        int added = database.sql("""
                        insert into review_objection (review_id, by_account, by_group, text, at) values (?, ?, ?, ?, ?)
                        on conflict on constraint review_objection_once do nothing""")
                .params(review.id(), account, group, text, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw new Refusal("已经提出过异议，请等待区司法局裁决。");
        }
        dossiers.record(dossier, account, "提出异议", text);
        return first;
    }

    /** An objection. @param byGroup such as {@code lawFirm.F001} */
    public record Objection(String byAccount, String byGroup, String text, OffsetDateTime at) {

        public String by() {
            return Role.ofGroup(byGroup).map(Role::chinese).orElse("");
        }
    }

    @Transactional(readOnly = true)
    public List<Objection> objections(Review review) {
        return database.sql(
                        "select by_account, by_group, text, at from review_objection where review_id = ? order by id")
                .param(review.id())
                .query(Objection.class)
                .list();
    }

    /** Somebody who did not grade decides. @param upheld null where the objection is rejected; else the right grade */
    public void decide(String dossier, Grade upheld, String reason, String account) {
        var review = reviews.of(dossier);
        var before = review.grade();
        if (upheld == before) {
            throw new Refusal("异议成立的，请选择改定的等次；维持“%s”的，请选“异议不成立”。".formatted(before.chinese()));
        }
        review.decided(upheld == null ? before : upheld, reason, account);
        reviews.saveAndFlush(review);
        String text = upheld == null
                ? "异议不成立，维持“%s”".formatted(before.chinese())
                : "异议成立，由“%s”改定为“%s”".formatted(before.chinese(), upheld.chinese());
        dossiers.record(dossier, account, text, reason);
        parties(review).forEach(group -> notices.send(group, dossier, "异议裁决", "%s。理由：%s".formatted(text, reason)));
    }

    /** The grade stands: it enters the credit record; who fails is to be replaced. HZ09-7.4d, SH17-3.3, HZ24-2.2b. */
    public void conclude(String dossier) {
        var review = reviews.of(dossier);
        var consequence = weights.consequence(review.districtCode(), review.grade());
        review.concluded(consequence.subsidyFactor(), clock.instant());
        reviews.saveAndFlush(review);
        var lawyers = lawyers(review);
        String grounds = "%s考评%s，依据%s".formatted(review.period().chinese(), result(review), consequence.clause());
        credit.enter(review, lawyers, consequence, grounds);
        tellOutcome(review, grounds);
        dossiers.close(dossier, result(review));
        if (consequence.replaced()) {
            stillServing(review, lawyers)
                    .forEach(lawyer ->
                            events.publishEvent(new LawyerFailed(review.pairingId(), lawyer, dossier, grounds)));
        }
    }

    private void tellOutcome(Review review, String grounds) {
        var groups = new ArrayList<>(parties(review));
        groups.add(Role.COMMUNITY.at(review.communityCode()));
        groups.forEach(group -> notices.send(
                group,
                review.dossierNumber(),
                "考评结果已生效",
                "%s：%s。".formatted(names.community(review.communityCode()), grounds)));
    }

    private Collection<String> stillServing(Review review, List<String> lawyers) {
        var pairing = pairings.findById(review.pairingId()).orElseThrow();
        var serving = staffing.serving(pairing);
        return pairing.state() == PairingState.ACTIVE
                ? lawyers.stream().filter(serving::contains).toList()
                : List.of();
    }
}
