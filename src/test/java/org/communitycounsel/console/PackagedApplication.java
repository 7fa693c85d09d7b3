package org.communitycounsel.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, as an operator runs it. */
final class PackagedApplication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Process process;
    private final Path output;
    private final int port;

    private PackagedApplication(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PackagedApplication launch(int port, Path data, Map<String, String> environment, String... arguments) {
        try {
            Path output = Files.createTempFile("application", ".log");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // starts sooner on few processors
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:ReservedCodeCacheSize=240m",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "-Dfile.encoding=UTF-8",
                    "-jar",
                    System.getProperty("packaged.application"),
                    "--server.port=" + port,
                    "--community-counsel.data=" + data));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new PackagedApplication(builder.start(), output, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the application says that it is up. */
    PackagedApplication awaitStart() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains("律师进社区已启动")) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("did not start:\n" + output());
            }
            Thread.sleep(100);
        }
        return this;
    }

    /** Waits for the process to end by itself and gives its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        return process.exitValue();
    }

    /** As Ctrl-C or a service manager stops it; gives the seconds it took. */
    double stop() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        awaitEnd();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    int port() {
        return port;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return output().lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }
}
