package org.communitycounsel.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.communitycounsel.platform.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application at the console: what its operator sees when it starts, stops or is killed. */
class StartAndStopTest {

    private static final String BEGUN = "select count(*) from pairing_round_community where state = 'begun'";

    /** Each community's one case, and that case's one flow. */
    private static final String COMMUNITIES_WITHOUT_EXACTLY_ONE_SEARCH = """
            select count(*) from (
                select c.code from community c
                left join pairing p on p.community_code = c.code and p.state <> 'ended'
                left join act_hi_procinst i on i.business_key_ = p.dossier_number
                    and i.proc_def_key_ = 'pairing-agreement'
                group by c.code having count(*) <> 1 or count(i.id_) <> 1) wrong""";

    /** What the district had in the last half-year: a pairing for each community, over since yesterday. */
    private static final String PAST_PAIRINGS = """
            with past as (
                insert into dossier (number, kind, district_code, title, opened_at)
                select '330102-JD-2001-' || lpad((row_number() over (order by code))::text, 6, '0'), 'JD', '330102', code,
                    now() - interval '2 years' from community where district_code = '330102' returning number, title)
            insert into pairing (dossier_number, district_code, community_code, form, origin, state, firm_code, term_from,
                term_until, opened_at, began_at, ended_at, end_reason)
            select number, '330102', title, 'oneLawyer', 'office', 'ended', (select min(code) from law_firm),
                current_date - 700, current_date + 30, now() - interval '700 days', now() - interval '700 days',
                now() - interval '1 day', '测试' from past""";

    /** The demo has begun its own campaign of the last half-year: let it be one of long ago. */
    private static final String[] DEMO_REVIEWED_LONG_AGO = {
        "update review_campaign set period_from = period_from - interval '20 years'",
        "update review set period_from = period_from - interval '20 years'"
    };

    private static final String REVIEWS = "select count(*) from review where period_from > current_date - 1000";

    /** Each pairing's one review, and that review's one flow. */
    private static final String PAIRINGS_WITHOUT_EXACTLY_ONE_REVIEW = """
            select count(*) from (
                select p.id from pairing p left join review r on r.pairing_id = p.id
                left join act_hi_procinst i on i.business_key_ = r.dossier_number
                    and i.proc_def_key_ = 'half-yearly-review'
                where p.end_reason = '测试' group by p.id having count(*) <> 1 or count(i.id_) <> 1) wrong""";

    @TempDir
    Path data;

    private final List<PackagedApplication> launched = new ArrayList<>();

    @Test
    void it_keeps_its_data_and_its_work_through_a_kill_and_a_second_start_is_turned_away() throws Exception {
        int port = PackagedApplication.freePort();
        var first = launch(port).awaitStart();

        var second = launch(PackagedApplication.freePort());
        assertThat(second.awaitEnd()).isNotZero();
        assertThat(second.lines())
                .singleElement()
                .asString()
                .contains("正被另一个进程")
                .contains("本次启动已停止");

        assertThat(
                        count(
                                "select count(*) from act_id_user where pwd_ like '{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$%'"))
                .as("accounts whose password is hashed as strongly as it should be")
                .isGreaterThan(20);

        beginSearchForEveryCommunity(port);
        await(() -> count(BEGUN) >= 20);
        first.kill();
        long begun = count(BEGUN);
        assertThat(count("select count(*) from pairing_round_community where state = 'waiting'"))
                .as("communities that wait when it is killed")
                .isPositive();

        var next = launch(port).awaitStart();
        await(() -> count("select count(*) from pairing_round where state = 'done'") == 1);
        assertThat(count(BEGUN)).isGreaterThan(begun);
        assertThat(count(COMMUNITIES_WITHOUT_EXACTLY_ONE_SEARCH)).isZero();

        beginReviewOfEveryPairing(port);
        await(() -> count(REVIEWS) >= 20);
        next.kill();
        long reviewed = count(REVIEWS);
        assertThat(count("select count(*) from review_campaign_pairing where state = 'waiting'"))
                .as("pairings that wait for their review when it is killed")
                .isPositive();
        var last = launch(port).awaitStart();
        await(() -> count("select count(*) from review_campaign where state = 'running'") == 0);
        assertThat(count(REVIEWS)).isGreaterThan(reviewed);
        assertThat(count(PAIRINGS_WITHOUT_EXACTLY_ONE_REVIEW)).isZero();
        assertThat(last.stop()).as("seconds to stop").isLessThan(10);
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains(data.toString())))
                .as("no database server is left behind")
                .isEmpty();
    }

    private PackagedApplication launch(int port) {
        var application = PackagedApplication.launch(port, data, Map.of());
        launched.add(application);
        return application;
    }

    /** What a failed test leaves behind would take the processors from all tests after it. */
    @AfterEach
    void nothingGoesOnRunning() throws InterruptedException {
        for (var application : launched) {
            application.close();
        }
    }

    /** As the coordination office of the demo does, through the REST API. */
    private static void beginSearchForEveryCommunity(int port) throws Exception {
        var credentials = Base64.getEncoder().encodeToString("office:shequ-2026-demo".getBytes(UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/engine-rest/process-definition/key/pairing-round/submit-form"
                                .formatted(port)))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"variables\": {\"pairingForm\": {\"value\": \"oneLawyer\"}}}"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** As the coordination office of the demo does, on its page. */
    private void beginReviewOfEveryPairing(int port) throws Exception {
        execute(DEMO_REVIEWED_LONG_AGO);
        execute(PAST_PAIRINGS);
        var office = new Browser(port);
        office.signIn("office", "shequ-2026-demo");
        var answer = office.submit("/reviews", "/reviews", Map.of("district", "330102"));
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).contains("/reviews/campaigns/"));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(until);
            Thread.sleep(20);
        }
    }

    private long count(String sql) throws IOException, SQLException {
        try (var connection = database();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private void execute(String... changes) throws IOException, SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }

    private Connection database() throws IOException, SQLException {
        int port = Integer.parseInt(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", "postgres");
    }
}
