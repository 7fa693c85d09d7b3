package org.communitycounsel.vetting.process;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.platform.Refusal;

/** What a person submitted with a form. The form checks it in the browser; here it is checked again. */
class Submitted {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_HOURS = 500;

    private final VariableScope scope;

    Submitted(VariableScope scope) {
        this.scope = scope;
    }

    /** A text that has to be there. @param label the field's label */
    String text(String key, String label) {
        String text = optionalText(key, label);
        if (text == null) {
            throw new Refusal("请填写“%s”。".formatted(label));
        }
        return text;
    }

    /** A text without blanks around it, or null where nothing was typed. */
    String optionalText(String key, String label) {
        Object value = scope.getVariable(key);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        if (value.toString().length() > LONGEST_TEXT) {
            throw new Refusal("“%s”最多%d字，请缩短后再提交。".formatted(label, LONGEST_TEXT));
        }
        return value.toString().strip();
    }

    /** One of the answers, or a refusal. */
    boolean isFirst(String key, String first, String second) {
        Object value = scope.getVariable(key);
        if (!first.equals(value) && !second.equals(value)) {
            throw new Refusal("请选择“结论”。");
        }
        return first.equals(value);
    }

    int hours(String key, String label) {
        Object value = scope.getVariable(key);
        if (!(value instanceof Number number) || number.doubleValue() != number.intValue()) {
            throw new Refusal("“%s”请填写整数。".formatted(label));
        }
        if (number.intValue() < 0 || number.intValue() > MOST_HOURS) {
            throw new Refusal("“%s”应在0至%d之间。".formatted(label, MOST_HOURS));
        }
        return number.intValue();
    }

    /** The ticked values; empty where none is. */
    Set<String> ticked(String key) {
        var ticked = new TreeSet<String>();
        if (scope.getVariable(key) instanceof SpinJsonNode list && list.isArray()) {
            list.elements().stream()
                    .filter(SpinJsonNode::isString)
                    .map(SpinJsonNode::stringValue)
                    .forEach(ticked::add);
        }
        return ticked;
    }
}
