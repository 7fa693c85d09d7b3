package org.communitycounsel;

import java.util.TimeZone;
import org.communitycounsel.directory.imports.ImportCommand;
import org.communitycounsel.worklog.VerifyLogsCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the programme "律师进社区": the engine, its web applications and the programme's own modules in one process. */
@SpringBootApplication
public class CommunityCounsel {

    public static void main(String[] args) {
        // the engine stores times as local times of the server: they must mean the same on every node and after a move
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (ImportCommand.isMeantBy(args)) {
            System.exit(ImportCommand.run(CommunityCounsel.class, args));
        }
        if (VerifyLogsCommand.isMeantBy(args)) {
            System.exit(VerifyLogsCommand.run(CommunityCounsel.class, args));
        }
        SpringApplication.run(CommunityCounsel.class, args);
    }
}
