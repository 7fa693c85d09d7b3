package org.communitycounsel.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.communitycounsel.platform.StartupProblem;

/**
 * A PostgreSQL server that a killed application left running on the data directory. It holds committed data only; it is
 * asked to stop, which writes everything out, before a new one starts.
 */
final class LeftServer {

    private static final long PATIENCE_SECONDS = 20;

    private LeftServer() {}

    /** Stops the server that the directory's {@code postmaster.pid} names, if there is one. */
    static void stop(Path databaseDirectory) {
        running(databaseDirectory.resolve("postmaster.pid")).ifPresent(LeftServer::stop);
    }

    private static Optional<ProcessHandle> running(Path pidFile) {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            return ProcessHandle.of(pid)
                    .filter(p ->
                            p.info().command().map(c -> c.contains("postgres")).orElse(false));
        } catch (IOException | NumberFormatException e) {
            throw new StartupProblem("无法读取 %s，不能判断数据库是否仍在运行。请检查该文件的权限。".formatted(pidFile), e);
        }
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StartupProblem("上次异常退出留下的数据库进程（进程号 %d）未能停止。请手工停止它后再启动。".formatted(server.pid()), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
