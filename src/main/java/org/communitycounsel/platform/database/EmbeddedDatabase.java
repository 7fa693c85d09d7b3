package org.communitycounsel.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.communitycounsel.platform.StartupProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A PostgreSQL server of the application's own, its data kept in a directory; used when no outside database is named.
 * Listens on the loopback address only and writes durably, unlike the library's defaults, which are made for tests.
 */
class EmbeddedDatabase implements JdbcConnectionDetails {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DataDirectory directory;
    private final EmbeddedPostgres server;

    /** @throws StartupProblem where the directory is held by another process or cannot be used */
    EmbeddedDatabase(Path path) {
        directory = DataDirectory.hold(path);
        LeftServer.stop(directory.resolve("postgresql"));
        server = start();
        // after the context, not as one of its beans: the engine still needs the database while it stops
        SpringApplication.getShutdownHandlers().add(this::stop);
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("postgresql"))
                    .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // its log is the application's: no detail that quotes a refused row
                    .setServerConfig("log_error_verbosity", "terse")
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new StartupProblem(
                    "内置数据库未能启动（%s）。请检查磁盘空间与目录权限，或用 SPRING_DATASOURCE_URL 指定外部 PostgreSQL。".formatted(e.getMessage()),
                    e);
        }
    }

    private void stop() {
        try {
            server.close();
            directory.close();
        } catch (IOException e) {
            log.warn("the embedded database did not stop cleanly: {}", e.getMessage());
        }
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }
}
