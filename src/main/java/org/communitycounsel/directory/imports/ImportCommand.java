package org.communitycounsel.directory.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.start.QuietRun;
import org.springframework.boot.DefaultApplicationArguments;

/**
 * The import from the command line, without serving anyone: {@code import <file> [--kind=<listing>] [--check]}. Says in
 * Chinese what came of it; ends with 0 where the list went in (or, with {@code --check}, could), else with 1.
 */
public final class ImportCommand {

    private static final String NAME = "import";
    private static final int PROBLEMS_SHOWN = 50;

    private static final String USAGE = """
            用法：import <文件> [--kind=<名单种类>] [--check]
              文件     CSV（UTF-8 或 GBK）或 Excel（.xlsx），也可写作 --file=<文件>
              --kind   不写则按表头识别：%s
              --check  只检查，不写入
            """.formatted(Stream.of(Listing.values())
            .map(listing -> listing.id() + "（" + listing.chinese() + "）")
            .collect(Collectors.joining("、")));

    private ImportCommand() {}

    /** Whether the arguments of the program ask for an import. */
    public static boolean isMeantBy(String[] arguments) {
        return Stream.of(arguments).anyMatch(NAME::equals);
    }

    /**
     * Starts the application, imports and stops it.
     *
     * @return the program's exit code
     */
    public static int run(Class<?> application, String[] arguments) {
        var console = QuietRun.console();
        try {
            var order = Order.of(arguments);
            var content = read(order.file());
            return QuietRun.of(
                    application, arguments, context -> report(context.getBean(Imports.class), order, content, console));
        } catch (Refusal refusal) {
            console.println(refusal.getMessage());
            return 1;
        }
    }

    /** What the arguments ask for. */
    record Order(Path file, Optional<Listing> listing, boolean checkOnly) {

        static Order of(String[] arguments) {
            var given = new DefaultApplicationArguments(arguments);
            var file = Stream.concat(
                            option(given, "file").stream(),
                            given.getNonOptionArgs().stream().filter(argument -> !argument.equals(NAME)))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(USAGE));
            return new Order(Path.of(file), option(given, "kind").map(Order::listing), given.containsOption("check"));
        }

        private static Listing listing(String kind) {
            return Listing.of(kind).orElseThrow(() -> new Refusal("没有“%s”这种名单。\n%s".formatted(kind, USAGE)));
        }

        private static Optional<String> option(DefaultApplicationArguments given, String name) {
            var values = given.getOptionValues(name);
            return values == null ? Optional.empty() : values.stream().findFirst();
        }
    }

    private static byte[] read(Path file) {
        try {
            Lines.refuseTooLarge(Files.size(file));
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal("读不到文件 %s，请检查路径和权限。".formatted(file.toAbsolutePath()));
        }
    }

    private static int report(Imports imports, Order order, byte[] content, PrintStream console) {
        var name = order.file().getFileName().toString();
        var record = imports.runNow(name, content, order.listing(), "命令行", !order.checkOnly());
        console.printf("%s：%s%n", name, record.state().chinese());
        if (record.message() != null) {
            console.println(record.message());
        }
        imports.notices(record.id()).forEach(console::println);
        record.counts()
                .forEach(count -> console.printf(
                        "%s：新增 %,d，更新 %,d，不变 %,d%n",
                        count.listing().chinese(), count.added(), count.changed(), count.unchanged()));
        imports.problems(record.id(), PROBLEMS_SHOWN)
                .forEach(problem -> console.printf(
                        "第 %d 行，%s，“%s”：%s%n", problem.line(), problem.column(), problem.value(), problem.reason()));
        if (record.problemCount() > PROBLEMS_SHOWN) {
            console.printf("以上是前 %d 处，共 %,d 处。%n", PROBLEMS_SHOWN, record.problemCount());
        }
        boolean good = record.state() == ImportState.DONE || record.state() == ImportState.CHECKED;
        return good ? 0 : 1;
    }
}
