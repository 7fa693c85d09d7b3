package org.communitycounsel.review;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.Word;
import org.communitycounsel.platform.dossier.Dossiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What community, justice office, residents and firm say of a pairing's half-year. HZ09-7.4a/c, JG-7.2, HZ24-2.3b, JG-20b. */
@Service
@Transactional
public class ReviewInputs {

    private final JdbcClient database;
    private final Reviews reviews;
    private final Dossiers dossiers;
    private final Clock clock;

    ReviewInputs(JdbcClient database, Reviews reviews, Dossiers dossiers, Clock clock) {
        this.database = database;
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /**
     * What was said; fields of other kinds are null, and all are where it is missing.
     *
     * @param quality and effect: what the community finds, 1 to 5
     * @param visits how often the justice office was there
     * @param rating what it found, 1 to 5
     * @param complaints complaints it found true
     * @param satisfied and fairly, dissatisfied: how many residents said so
     */
    public record Input(
            String kind,
            boolean missing,
            Integer quality,
            Integer effect,
            Integer visits,
            Integer rating,
            Integer complaints,
            Integer satisfied,
            Integer fairly,
            Integer dissatisfied,
            String text) {}

    /** HZ09-7.4a. @param quality and effect: 1 to 5 */
    public void byCommunity(String dossier, int quality, int effect, String opinion, String account) {
        insert(
                dossier,
                new Input(
                        InputKind.COMMUNITY.id(), false, quality, effect, null, null, null, null, null, null, opinion),
                account);
    }

    /** JG-7.2, JG-16. @param rating 1 to 5 */
    public void byOffice(String dossier, int visits, int rating, int complaints, String findings, String account) {
        if (complaints > 0 && findings == null) {
            throw new Refusal("有查实的投诉的，请在“走访情况”中写明投诉的事实。");
        }
        insert(
                dossier,
                new Input(
                        InputKind.OFFICE.id(),
                        false,
                        null,
                        null,
                        visits,
                        rating,
                        complaints,
                        null,
                        null,
                        null,
                        findings),
                account);
    }

    /** HZ24-2.3b: numbers of residents who answered so. */
    public void byResidents(
            String dossier, int satisfied, int fairly, int dissatisfied, String opinions, String account) {
        insert(
                dossier,
                new Input(
                        InputKind.RESIDENTS.id(),
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        satisfied,
                        fairly,
                        dissatisfied,
                        opinions),
                account);
    }

    /** JG-20b. */
    public void byFirm(String dossier, String summary, String account) {
        insert(
                dossier,
                new Input(InputKind.FIRM.id(), false, null, null, null, null, null, null, null, null, summary),
                account);
    }

    /** The time is over: whatever was not said is missing, and recorded so. */
    void close(Review review) {
        var said = of(review.id());
        Arrays.stream(InputKind.values())
                .filter(kind -> !said.containsKey(kind))
                .forEach(kind -> missing(review, kind));
    }

    private void missing(Review review, InputKind kind) {
        insert(
                review.dossierNumber(),
                new Input(kind.id(), true, null, null, null, null, null, null, null, null, null),
                null);
        dossiers.record(review.dossierNumber(), null, "缺材料：%s未在期限内提交，按评分表缺材料计分".formatted(kind.chinese()), "HZ09-7.4c");
    }

    private void insert(String dossier, Input said, String account) {
        var review = reviews.of(dossier);
        if (review.state() != ReviewState.GATHERING) {
            throw new Refusal("该考评的材料已经收齐，不能再提交。");
        }
        database.sql("""
                        insert into review_input (review_id, kind, missing, recorded_at, recorded_by, quality, effect, visits,
                            rating, complaints, satisfied, fairly, dissatisfied, text)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (review_id, kind) do nothing""")
                .params(Arrays.asList(
                        review.id(),
                        said.kind(),
                        said.missing(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        account,
                        said.quality(),
                        said.effect(),
                        said.visits(),
                        said.rating(),
                        said.complaints(),
                        said.satisfied(),
                        said.fairly(),
                        said.dissatisfied(),
                        said.text()))
                .update();
    }

    /** What there is, by kind; a kind nobody has spoken to yet is not there. */
    @Transactional(readOnly = true)
    public Map<InputKind, Input> of(long review) {
        return rows(review).stream().collect(Collectors.toMap(row -> kind(row), Function.identity()));
    }

    private List<Input> rows(long review) {
        return database.sql("""
                        select kind, missing, quality, effect, visits, rating, complaints, satisfied, fairly, dissatisfied, text
                        from review_input where review_id = ?""").param(review).query(Input.class).list();
    }

    private static InputKind kind(Input row) {
        return Word.of(InputKind.class, row.kind()).orElseThrow();
    }
}
