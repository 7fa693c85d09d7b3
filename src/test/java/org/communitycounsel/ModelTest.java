package org.communitycounsel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communitycounsel.platform.ApplicationTest;
import org.communitycounsel.platform.engine.DiagramBeans;
import org.communitycounsel.platform.engine.model.Known;
import org.communitycounsel.platform.engine.model.ModelRules;
import org.communitycounsel.platform.engine.model.Violation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
@DisplayName("Every diagram, table and form of the project keeps the house rules")
class ModelTest {

    @Autowired
    DiagramBeans beans;

    @Test
    void no_model_breaks_a_rule() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        read(Path.of("processes"), models);
        read(Path.of("forms"), models);
        List<Violation> violations = new ModelRules(beans).check(models, Known.NOTHING);
        assertThat(violations).isEmpty();
    }

    private static void read(Path folder, Map<String, byte[]> models) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (!name.matches("districts/[^/]+/district\\.yaml|.*\\.docx") && !name.startsWith(".")) {
                    models.put(name, Files.readAllBytes(file));
                }
            }
        }
    }
}
