package org.communitycounsel.worklog;

import java.io.PrintStream;
import java.util.stream.Stream;
import org.communitycounsel.platform.Refusal;
import org.communitycounsel.platform.start.QuietRun;
import org.springframework.boot.DefaultApplicationArguments;

/**
 * Verifies volumes of work logs from the command line: {@code verify-logs [<code of a community, street or district>]}. Names
 * every volume with its last hash, to be kept elsewhere, and every record that was touched; ends with 0 where none was.
 */
public final class VerifyLogsCommand {

    private static final String NAME = "verify-logs";
    private static final String USAGE = """
            用法：verify-logs [代码]
              代码  社区（12位）、街道（9位）或者区县（6位）的代码；不写则核验全部
            """;

    private VerifyLogsCommand() {}

    /** Whether the arguments of the program ask for it. */
    public static boolean isMeantBy(String[] arguments) {
        return Stream.of(arguments).anyMatch(NAME::equals);
    }

    /** @return the program's exit code */
    public static int run(Class<?> application, String[] arguments) {
        var console = QuietRun.console();
        try {
            String code = code(arguments);
            return QuietRun.of(
                    application, arguments, context -> report(context.getBean(Verification.class), code, console));
        } catch (Refusal refusal) {
            console.println(refusal.getMessage());
            return 1;
        }
    }

    static String code(String[] arguments) {
        var codes = new DefaultApplicationArguments(arguments)
                .getNonOptionArgs().stream()
                        .filter(argument -> !argument.equals(NAME))
                        .toList();
        if (codes.size() > 1 || codes.stream().anyMatch(code -> !code.matches("\\d{6}|\\d{9}|\\d{12}"))) {
            throw new Refusal(USAGE);
        }
        return codes.isEmpty() ? "" : codes.get(0);
    }

    static int report(Verification verification, String code, PrintStream console) {
        int touched = 0;
        var communities = verification.communities(code);
        for (String community : communities) {
            var report = verification.verify(community);
            console.printf(
                    "%s %s：%d条，末号校验码 %s，%s%n",
                    report.community(),
                    report.name(),
                    report.entries(),
                    report.lastHash(),
                    report.isIntact() ? "完好" : "有改动");
            report.findings().forEach(finding -> console.println("  " + finding.inWords()));
            touched += report.isIntact() ? 0 : 1;
        }
        console.printf("共核验%d卷，%s。%n", communities.size(), touched == 0 ? "全部完好" : touched + "卷有改动");
        return touched == 0 ? 0 : 1;
    }
}
