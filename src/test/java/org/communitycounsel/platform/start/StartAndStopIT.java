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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import org.communitycounsel.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application at the console: what its operator sees when it starts, stops, is killed, or cannot start. */
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

    @Test
    void a_port_in_use_is_one_clear_line() throws Exception {
        try (var taken = new java.net.ServerSocket(0)) {
            var application = PackagedApplication.launch(taken.getLocalPort(), data, Map.of());
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(failureLines(application))
                    .singleElement()
                    .asString()
                    .contains("端口 %d 已被占用".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void a_directory_that_cannot_be_written_is_one_clear_line() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        var application = PackagedApplication.launch(PackagedApplication.freePort(), file.resolve("data"), Map.of());
        assertThat(application.awaitEnd()).isNotZero();
        assertThat(application.lines()).singleElement().asString().contains("无法写入");
    }

    @Test
    void a_model_with_a_fault_is_one_clear_line() throws Exception {
        Path processes = data.resolve("models/processes/vetting");
        Files.createDirectories(processes);
        String table = Files.readString(Path.of("processes/vetting/training-courses.dmn"));
        Files.writeString(processes.resolve("training-courses.dmn"), table.replace(">12<", ">12 +<"));
        var application = PackagedApplication.launch(
                PackagedApplication.freePort(),
                data.resolve("data"),
                Map.of(),
                "--community-counsel.processes=" + data.resolve("models"));
        assertThat(application.awaitEnd()).isNotZero();
        assertThat(application.lines())
                .singleElement()
                .asString()
                .contains("模型包 community-counsel 不能部署。vetting/training-courses.dmn，元素 ")
                .contains("“学时”列：FEEL 表达式 12 + 写错了");
    }

    @Test
    void a_wrong_password_of_an_outside_database_is_one_clear_line() throws Exception {
        var database = TestDatabase.create();
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role counsel login password 'the right one'");
            demandPasswords(connection);
        }
        var application = PackagedApplication.launch(
                PackagedApplication.freePort(),
                data,
                Map.of(
                        "SPRING_DATASOURCE_URL", database.getJdbcUrl().replaceAll("\\?.*", ""),
                        "SPRING_DATASOURCE_USERNAME", "counsel",
                        "SPRING_DATASOURCE_PASSWORD", "a wrong one"));
        assertThat(application.awaitEnd()).isNotZero();
        assertThat(application.lines()).singleElement().asString().contains("数据库拒绝了用户名或密码");
    }

    private static java.util.List<String> failureLines(PackagedApplication application) {
        return application.lines().stream()
                .filter(line -> line.startsWith("启动失败") || line.contains("Exception") || line.startsWith("\tat "))
                .toList();
    }

    private static void demandPasswords(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("show hba_file")) {
            answer.next();
            Path rules = Path.of(answer.getString(1));
            Files.writeString(rules, "host all counsel all scram-sha-256\n" + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
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
