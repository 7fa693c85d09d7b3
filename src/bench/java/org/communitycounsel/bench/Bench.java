package org.communitycounsel.bench;

import java.util.Map;
import java.util.function.Consumer;
import org.communitycounsel.CommunityCounsel;
import org.communitycounsel.platform.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Runs a benchmark by its name on the whole application with an empty database: {@code ./mvnw -Pbench -Dbench=visibility}. */
public final class Bench {

    private static final Map<String, Consumer<ConfigurableApplicationContext>> BENCHES =
            Map.of(
                    "visibility", context -> new VisibilityBench(context).run(),
                    "import", context -> new ImportBench(context).run(),
                    "round", context -> new RoundBench(context).run(),
                    "review", context -> new ReviewBench(context).run());

    private Bench() {}

    public static void main(String[] names) {
        var bench = names.length == 0 ? null : BENCHES.get(names[0]);
        if (bench == null) {
            throw new IllegalArgumentException("Name a benchmark by -Dbench=, one of " + BENCHES.keySet());
        }
        try (var context = start()) {
            bench.accept(context);
        }
    }

    private static ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplicationBuilder(CommunityCounsel.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(JdbcConnectionDetails.class, TestDatabase::create);
                    beans.registerBean(CountedStatements.class);
                })
                .build();
        return application.run(
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--community-counsel.demo=off",
                "--logging.level.root=warn");
    }
}
