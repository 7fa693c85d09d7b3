package org.communitycounsel.platform.engine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.json.SpinJsonNode;
import org.communitycounsel.platform.Refusal;

/** What a person submitted with a form. The form checks it in the browser; here it is checked again. */
public class Submitted {

    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_HOURS = 500;

    private final VariableScope scope;

    public Submitted(VariableScope scope) {
        this.scope = scope;
    }

    /** A text that has to be there. @param label the field's label */
    public String text(String key, String label) {
        return text(key, label, LONGEST_TEXT);
    }

    /** A text that has to be there. @param longest in characters */
    public String text(String key, String label, int longest) {
        String text = optionalText(key, label, longest);
        if (text == null) {
            throw new Refusal("请填写“%s”。".formatted(label));
        }
        return text;
    }

    /** A text without blanks around it, or null where nothing was typed. */
    public String optionalText(String key, String label) {
        return optionalText(key, label, LONGEST_TEXT);
    }

    private String optionalText(String key, String label, int longest) {
        Object value = scope.getVariable(key);
        String text = value == null ? "" : SealedFields.text(value);
        if (text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw new Refusal("“%s”最多%d字，请缩短后再提交。".formatted(label, longest));
        }
        return text.strip();
    }

    /** The chosen one of a field's answers. @param label the field's label */
    public String choice(String key, String label, String... answers) {
        Object value = scope.getVariable(key);
        if (value == null || !List.of(answers).contains(value)) {
            throw new Refusal("请选择“%s”。".formatted(label));
        }
        return value.toString();
    }

    /** Hours, 0 to {@value #MOST_HOURS}. @param label the field's label */
    public int hours(String key, String label) {
        return number(key, label, 0, MOST_HOURS);
    }

    /** A whole number between the two, inclusive. @param label the field's label */
    public int number(String key, String label, int least, int most) {
        Object value = scope.getVariable(key);
        if (!(value instanceof Number number) || number.doubleValue() != number.intValue()) {
            throw new Refusal("“%s”请填写整数。".formatted(label));
        }
        if (number.intValue() < least || number.intValue() > most) {
            throw new Refusal("“%s”应在%d至%d之间。".formatted(label, least, most));
        }
        return number.intValue();
    }

    /** Whether the box is ticked. */
    public boolean yes(String key) {
        return Boolean.TRUE.equals(scope.getVariable(key));
    }

    /** A day written as {@code 2026-03-09}, or null where nothing was typed. @param label the field's label */
    public LocalDate optionalDay(String key, String label) {
        String text = optionalText(key, label);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("“%s”不是有效的日期，请写作2026-03-09的样子。".formatted(label));
        }
    }

    /** The ticked values; empty where none is. */
    public Set<String> ticked(String key) {
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
