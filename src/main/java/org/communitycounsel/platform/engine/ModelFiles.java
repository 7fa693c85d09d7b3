package org.communitycounsel.platform.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communitycounsel.platform.StartupProblem;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The models to deploy: those in the application, then those of a directory outside it, which replace by name. Names are
 * relative to {@code processes/} or {@code forms/}: {@code vetting/lawyer-vetting.bpmn},
 * {@code districts/shangcheng/district.yaml}.
 */
class ModelFiles {

    private static final String[] ROOTS = {"processes/", "forms/"};

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String extensions;

    /** Diagrams, tables and forms. */
    ModelFiles() {
        this("bpmn|dmn|form");
    }

    /** @param extensions those of the files to take, as a regular expression */
    ModelFiles(String extensions) {
        this.extensions = extensions;
    }

    /** Takes all models on the class path, in the application's archive or in folders. */
    ModelFiles addFromClassPath() {
        var resolver = new PathMatchingResourcePatternResolver();
        for (String root : ROOTS) {
            try {
                for (Resource resource : resolver.getResources("classpath*:" + root + "**/*.*")) {
                    String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                    add(
                            url.substring(url.lastIndexOf("/" + root) + 1 + root.length()),
                            resource.getContentAsByteArray());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** Takes all models of a directory that has {@code processes/} and {@code forms/} of the same layout. */
    ModelFiles addFromDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StartupProblem("流程目录 %s 不存在，请检查设置 community-counsel.processes".formatted(directory));
        }
        for (String root : ROOTS) {
            Path folder = directory.resolve(root);
            if (Files.isDirectory(folder)) {
                addTree(folder);
            }
        }
        return this;
    }

    private void addTree(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String name, byte[] content) {
        if (name.matches(".*\\.(" + extensions + ")|districts/[^/]+/district\\.yaml")) {
            files.put(name, content);
        }
    }

    /** Resource name to content, in the order of names. */
    Map<String, byte[]> all() {
        return files;
    }
}
