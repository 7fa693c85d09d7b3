package org.communitycounsel.directory.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.communitycounsel.CommunityCounsel;
import org.communitycounsel.directory.imports.ImportCommand.Order;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

class ImportCommandTest {

    private static final String LIST = """
            code,name,street_code,street,district_code,district,city
            330102001057,柳翠井巷社区,330102001,清波街道,330102,上城区,杭州市
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"import a.csv", "import --file=a.csv", "--file=a.csv import", "import a.csv --server.port=1"})
    void the_file_may_be_given_in_either_way(String line) {
        assertThat(ImportCommand.isMeantBy(line.split(" "))).isTrue();
        assertThat(Order.of(line.split(" "))).isEqualTo(new Order(Path.of("a.csv"), Optional.empty(), false));
    }

    @Test
    void the_kind_and_a_mere_check_may_be_asked_for() {
        assertThat(Order.of(new String[] {"import", "a.csv", "--kind=lawFirms", "--check"}))
                .isEqualTo(new Order(Path.of("a.csv"), Optional.of(Listing.LAW_FIRMS), true));
    }

    @ParameterizedTest
    @CsvSource({"import,用法", "import a.csv --kind=firms,没有“firms”这种名单"})
    void what_it_does_not_understand_is_refused(String line, String reason) {
        assertThatThrownBy(() -> Order.of(line.split(" ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=8081", "--spring.config.import=x"})
    void an_ordinary_start_is_no_import(String line) {
        assertThat(ImportCommand.isMeantBy(line.split(" "))).isFalse();
    }

    @Test
    void the_program_imports_says_so_and_ends() throws Exception {
        var database = TestDatabase.create();
        var good = run(database, Files.writeString(directory.resolve("社区.csv"), LIST));
        assertThat(good.code).as(good.output).isZero();
        assertThat(good.output).contains("已导入", "社区：新增 1，更新 0，不变 0");
        assertThat(communities(database)).isOne();

        var bad =
                run(database, Files.writeString(directory.resolve("坏.csv"), LIST.replace("33010200105", "3301020010")));
        assertThat(bad.code).isOne();
        assertThat(bad.output).contains("第 2 行，社区代码", "应为 12 位数字").doesNotContain("Exception", "已启动");
        assertThat(communities(database)).isOne();
    }

    private record Ended(int code, String output) {}

    /** In a process of its own, as an operator runs it. */
    private static Ended run(JdbcConnectionDetails database, Path list) throws IOException, InterruptedException {
        var output = Files.createTempFile("import", ".log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                CommunityCounsel.class.getName(),
                "import",
                list.toString(),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output, UTF_8));
    }

    private static long communities(JdbcConnectionDetails database) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select count(*) from community")) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
