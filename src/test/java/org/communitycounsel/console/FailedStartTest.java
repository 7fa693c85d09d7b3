package org.communitycounsel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.communitycounsel.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The packaged application at the console: what its operator sees when it cannot start. */
class FailedStartTest {

    @TempDir
    Path data;

    @Test
    void a_port_in_use_is_one_clear_line() throws Exception {
        try (var taken = new java.net.ServerSocket(0)) {
            var application = PackagedApplication.launch(taken.getLocalPort(), data, Map.of());
            assertThat(application.awaitEnd()).isNotZero();
            assertThat(application.lines())
                    .singleElement()
                    .asString()
                    .contains("端口 %d 已被占用".formatted(taken.getLocalPort()));
            assertThat(data).as("nothing is laid first").isEmptyDirectory();
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
                outside(TestDatabase.create()),
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

    @Test
    void a_protection_switched_off_is_one_clear_line() throws Exception {
        var application = PackagedApplication.launch(
                PackagedApplication.freePort(),
                data,
                outside(TestDatabase.create()),
                "--camunda.bpm.authorization.enabled=false");
        assertThat(application.awaitEnd()).isNotZero();
        assertThat(failureLines(application)).singleElement().asString().contains("权限检查被关闭");
    }

    /** A database that is there already: laying one takes a third of a first start. */
    private static Map<String, String> outside(JdbcConnectionDetails database) {
        return Map.of(
                "SPRING_DATASOURCE_URL", database.getJdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.getUsername(),
                "SPRING_DATASOURCE_PASSWORD", database.getPassword());
    }

    private static List<String> failureLines(PackagedApplication application) {
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
}
