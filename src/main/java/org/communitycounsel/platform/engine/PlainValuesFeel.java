package org.communitycounsel.platform.engine;

import camundajar.impl.scala.Function1;
import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.collection.immutable.List;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.valuemapper.CustomValueMapper;

/**
 * FEEL over plain values only. The stock FEEL engine opens any Java object: its fields, getters and methods, and with
 * {@code getClass} the whole runtime. Here an object that is not a text, number, truth value, date, list, context or JSON
 * is null.
 */
class PlainValuesFeel implements FeelEngineFactory {

    /** What stands in most cells: the engine would set up all of FEEL's functions to read it, each time. */
    private static final Pattern CONSTANT = Pattern.compile("\"[^\"\\\\]*\"|-?\\d{1,9}|true|false");

    @Override
    public FeelEngine createInstance() {
        return new ScalaFeelEngine(null) {

            private final Map<String, Object> constants = new ConcurrentHashMap<>();

            @Override
            @SuppressWarnings("unchecked")
            public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
                if (!CONSTANT.matcher(expression).matches()) {
                    return super.evaluateSimpleExpression(expression, variables);
                }
                return (T) constants.computeIfAbsent(
                        expression, constant -> super.evaluateSimpleExpression(constant, variables));
            }

            @Override
            protected List<CustomValueMapper> getValueMappers() {
                CustomValueMapper first = new NoJavaObjects();
                return super.getValueMappers().$colon$colon(first);
            }
        };
    }

    /** Asked before all other mappers. */
    private static class NoJavaObjects implements CustomValueMapper {

        @Override
        public Option<Val> toVal(Object value, Function1<Object, Val> inner) {
            return isPlain(value) ? Option.empty() : new Some<>(ValNull$.MODULE$);
        }

        private static boolean isPlain(Object value) {
            return value == null
                    || value instanceof CharSequence
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof Character
                    || value instanceof Enum<?>
                    || value instanceof Date
                    || value instanceof Collection<?>
                    || value instanceof Map<?, ?>
                    || value instanceof Object[]
                    || isOfLibrary(value.getClass().getName());
        }

        private static boolean isOfLibrary(String className) {
            return className.startsWith("java.time.")
                    || className.startsWith("org.joda.time.")
                    || className.startsWith("org.camunda.spin.impl.json.")
                    || className.startsWith("org.camunda.feel.")
                    || className.startsWith("camundajar.impl.scala.");
        }

        @Override
        public Option<Object> unpackVal(Val value, Function1<Val, Object> inner) {
            return Option.empty();
        }

        @Override
        public int priority() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void org$camunda$feel$valuemapper$CustomValueMapper$_setter_$priority_$eq(int priority) {
            // Scala asks for this; the priority does not change
        }
    }
}
