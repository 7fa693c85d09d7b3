package org.communitycounsel.platform.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Word templates that stand beside the models: in {@code processes/<module>/} those of the base, in
 * {@code processes/districts/<pack>/} a pack's own, in the application or in the directory outside it, which replaces by
 * name.
 */
@Component
public class ShippedDocuments {

    private final Map<String, byte[]> byOwnerAndName = new HashMap<>();

    ShippedDocuments(@Value("${community-counsel.processes:}") String directory) {
        var files = new ModelFiles("docx").addFromClassPath();
        if (!directory.isBlank()) {
            files.addFromDirectory(Path.of(directory));
        }
        for (ModelPack pack : ModelPack.sort(files.all())) {
            pack.files().forEach((path, content) -> byOwnerAndName.put(key(pack.tenant(), path), content));
        }
    }

    /**
     * @param tenant the district or city of the pack; null for the base
     * @param name of the file, such as {@code service-agreement.docx}
     */
    public Optional<byte[]> find(String tenant, String name) {
        return Optional.ofNullable(byOwnerAndName.get(key(tenant, name)));
    }

    private static String key(String tenant, String path) {
        return tenant + "/" + path.substring(path.lastIndexOf('/') + 1);
    }
}
