package org.communitycounsel.platform.engine.model;

/**
 * What is wrong with a model.
 *
 * @param file resource name, such as {@code vetting/lawyer-vetting.bpmn}
 * @param element id of the element, or empty where the whole file is meant
 * @param text what is wrong and what to do, in Chinese
 */
public record Violation(Kind kind, String file, String element, String text) {

    public enum Kind {
        /** Could run code or cross districts. Refused at deployment. */
        UNSAFE,
        /** Would fail when it runs. Refused at deployment. */
        BROKEN,
        /** Against the house style. Refused by the build only. */
        STYLE
    }

    /** Whether the engine must not take the model. */
    public boolean forbidsDeployment() {
        return kind != Kind.STYLE;
    }

    /** One line for the designer: file, element, what to do. */
    public String line() {
        return element.isEmpty() ? file + "：" + text : "%s，元素 %s：%s".formatted(file, element, text);
    }

    @Override
    public String toString() {
        return line();
    }
}
