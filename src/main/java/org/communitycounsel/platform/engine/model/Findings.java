package org.communitycounsel.platform.engine.model;

import java.util.ArrayList;
import java.util.List;
import org.communitycounsel.platform.engine.model.Violation.Kind;

/** Collects what is found wrong with one file. */
class Findings {

    private final String file;
    private final List<Violation> violations = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** The file's name without folder and ending, which is also the model's id. */
    String fileId() {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    void unsafe(String element, String text, Object... parts) {
        add(Kind.UNSAFE, element, text, parts);
    }

    void broken(String element, String text, Object... parts) {
        add(Kind.BROKEN, element, text, parts);
    }

    void style(String element, String text, Object... parts) {
        add(Kind.STYLE, element, text, parts);
    }

    private void add(Kind kind, String element, String text, Object... parts) {
        var violation = new Violation(
                kind, file, element == null ? "" : element, parts.length == 0 ? text : text.formatted(parts));
        if (!violations.contains(violation)) {
            violations.add(violation);
        }
    }

    List<Violation> all() {
        return violations;
    }
}
