package org.communitycounsel.platform.document;

/**
 * What stands in a template between double braces, {@code {{协议编号}}}, until a document is written.
 *
 * @param name Chinese, so that staff can read the template
 * @param required whether every template has it, and every document has a value for it; what is missing of the others is
 *     written as {@value #MISSING}, or drops the passage between <code>{{?name}}</code> and <code>{{/name}}</code>
 * @param meaning Chinese, for those who edit templates
 * @param sample a value for the preview
 */
public record Placeholder(String name, boolean required, String meaning, String sample) {

    static final String MISSING = "——";

    public static Placeholder required(String name, String meaning, String sample) {
        return new Placeholder(name, true, meaning, sample);
    }

    public static Placeholder optional(String name, String meaning, String sample) {
        return new Placeholder(name, false, meaning, sample);
    }

    /** As it stands in a template. */
    public String tag() {
        return "{{" + name + "}}";
    }
}
