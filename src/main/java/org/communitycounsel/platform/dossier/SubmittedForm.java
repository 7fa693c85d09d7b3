package org.communitycounsel.platform.dossier;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person submitted, as the person read it on the form.
 *
 * @param grounds what was given as the reason; null where the form has no such field or it was left empty
 */
record SubmittedForm(List<Field> fields, String grounds) {

    static final SubmittedForm NONE = new SubmittedForm(List.of(), null);

    /** @param value the option's label, the date, the number, … in words */
    record Field(String label, String value) {}

    /** The heading, and below it a line a field. */
    String under(String heading) {
        return fields.isEmpty()
                ? heading
                : fields.stream()
                        .map(field -> field.label() + "：" + field.value())
                        .collect(Collectors.joining("\n", heading + "\n", ""));
    }

    /** As {@link #under}, with the grounds as the last line. */
    String whole(String heading) {
        return under(heading) + (grounds == null ? "" : "\n理由：" + grounds);
    }
}
