package org.communitycounsel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communitycounsel.directory.imports.Imports;
import org.springframework.context.ApplicationContext;

/**
 * How long a list of communities takes to be checked and written, with its districts, streets and groups, at 1,000, 10,000
 * and 100,000 lines; each list names places of its own, and the ratio is to the time a line of the list before it took.
 */
class ImportBench {

    private static final int[] SIZES = {1_000, 10_000, 100_000};
    private static final String HEADER = "code,name,street_code,street,district_code,district,city\n";

    /** A list's districts begin so many codes after those of the list before. */
    private static final int DISTRICTS_APART = 1_000;

    private final Imports imports;

    ImportBench(ApplicationContext context) {
        this.imports = context.getBean(Imports.class);
    }

    void run() {
        seconds(900_000, SIZES[0]);
        System.out.printf("%n%10s %10s %14s %8s%n", "lines", "seconds", "ms a line", "ratio");
        double before = 0;
        for (int i = 0; i < SIZES.length; i++) {
            double seconds = seconds(900_000 + (i + 1) * DISTRICTS_APART, SIZES[i]);
            double line = seconds * 1000 / SIZES[i];
            String ratio = before == 0 ? "" : "%.2f".formatted(line / before);
            System.out.printf("%10d %10.2f %14.3f %8s%n", SIZES[i], seconds, line, ratio);
            before = line;
        }
    }

    private double seconds(int firstDistrict, int lines) {
        byte[] list = (HEADER
                        + IntStream.range(0, lines)
                                .mapToObj(n -> line(firstDistrict, n))
                                .collect(Collectors.joining()))
                .getBytes(UTF_8);
        long begin = System.nanoTime();
        var done = imports.runNow("名单.csv", list, Optional.empty(), "admin", true);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (done.counts().isEmpty()) {
            throw new IllegalStateException("nothing was imported: " + done.message());
        }
        return seconds;
    }

    /** A street has 25 communities, a district 20 streets. */
    private static String line(int firstDistrict, int n) {
        int street = n / 25;
        int district = firstDistrict + street / 20;
        String streetCode = "%06d%03d".formatted(district, street % 20 + 1);
        return "%s%03d,第%d社区,%s,第%d街道,%06d,第%d区,第%d市\n"
                .formatted(streetCode, n % 25 + 1, n, streetCode, street, district, district, district / 100);
    }
}
