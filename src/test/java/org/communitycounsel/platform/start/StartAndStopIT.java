package org.communitycounsel.platform.start;

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application at the console: what its operator sees when it starts, stops or is killed. */
class StartAndStopIT {

    private static final String BEGUN = "select count(*) from pairing_round_community where state = 'begun'";

    /** Each community's one case, and that case's one flow. */
    private static final String COMMUNITIES_WITHOUT_EXACTLY_ONE_SEARCH = """
            select count(*) from (
                select c.code from community c
                left join pairing p on p.community_code = c.code
                left join act_hi_procinst i on i.business_key_ = p.dossier_number
                    and i.proc_def_key_ = 'pairing-agreement'
                group by c.code having count(*) <> 1 or count(i.id_) <> 1) wrong""";

    @TempDir
    Path data;

    @Test
    void it_keeps_its_data_and_its_work_through_a_kill_and_a_second_start_is_turned_away() throws Exception {
        int port = PackagedApplication.freePort();
        var first = PackagedApplication.launch(port, data, Map.of()).awaitStart();

        var second = PackagedApplication.launch(PackagedApplication.freePort(), data, Map.of());
        assertThat(second.awaitEnd()).isNotZero();
        assertThat(second.lines())
                .singleElement()
                .asString()
                .contains("正被另一个进程")
                .contains("本次启动已停止");

        beginSearchForEveryCommunity(port);
        await(() -> count(BEGUN) >= 20);
        first.kill();
        long begun = count(BEGUN);
        assertThat(count("select count(*) from pairing_round_community where state = 'waiting'"))
                .as("communities that wait when it is killed")
                .isPositive();
        try (var next = PackagedApplication.launch(port, data, Map.of()).awaitStart()) {
            await(() -> count("select count(*) from pairing_round where state = 'done'") == 1);
            assertThat(count(BEGUN)).isGreaterThan(begun);
            assertThat(count(COMMUNITIES_WITHOUT_EXACTLY_ONE_SEARCH)).isZero();
            assertThat(next.stop()).as("seconds to stop").isLessThan(10);
        }
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info().commandLine().orElse("").contains(data.toString())))
                .as("no database server is left behind")
                .isEmpty();
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

    private static void await(Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(until);
            Thread.sleep(20);
        }
    }

    private long count(String sql) throws IOException, SQLException {
        int port = Integer.parseInt(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3));
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", "postgres");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
