package org.communitycounsel.platform.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** A command from the command line: the application starts without serving anyone, does one piece of work and stops. */
public final class QuietRun {

    /** No server, no jobs, no demo. */
    private static final String[] QUIET = {
        "--server.port=-1",
        "--camunda.bpm.job-execution.enabled=false",
        "--community-counsel.demo=off",
        "--logging.level.root=error"
    };

    /** What the command does in the started application. */
    public interface Work {

        /** @return the program's exit code */
        int in(ApplicationContext application);
    }

    private QuietRun() {}

    /** @return the program's exit code */
    public static int of(Class<?> application, String[] arguments, Work work) {
        var all = Stream.of(arguments, QUIET).flatMap(Arrays::stream).toArray(String[]::new);
        try (var context = SpringApplication.run(application, all)) {
            return work.in(context);
        }
    }

    /** In the console's own encoding where that has Chinese characters, else in UTF-8. */
    public static PrintStream console() {
        var own = Optional.ofNullable(System.getProperty("stdout.encoding"))
                .or(() -> Optional.ofNullable(System.getProperty("sun.stdout.encoding")))
                .or(() -> Optional.ofNullable(System.getProperty("native.encoding")))
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .filter(charset -> charset.newEncoder().canEncode('中'))
                .orElse(StandardCharsets.UTF_8);
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, own);
    }
}
