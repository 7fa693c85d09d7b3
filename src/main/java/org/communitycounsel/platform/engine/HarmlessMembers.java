package org.communitycounsel.platform.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.ReadableInstant;
import org.joda.time.ReadablePartial;

/**
 * What an expression may call on a value that is not a bean: reading, never a way to another object of the engine or of
 * the Java runtime. Methods are taken from the listed type, not from the value's own class, so nothing a subclass adds
 * can be reached. What is not listed is refused.
 */
final class HarmlessMembers {

    private static final Pattern DATE_READING =
            Pattern.compile("(plus|minus|with|is|get|to|at)\\p{Upper}?\\w*|compareTo|equals|hashCode");

    private static final Map<Class<?>, Predicate<Method>> BY_TYPE = byType();

    private static final Set<String> NAMES = BY_TYPE.keySet().stream()
            .flatMap(HarmlessMembers::methods)
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private HarmlessMembers() {}

    private static Map<Class<?>, Predicate<Method>> byType() {
        Map<Class<?>, Predicate<Method>> types = new LinkedHashMap<>();
        types.put(
                DelegateExecution.class,
                named("getId getProcessInstanceId getProcessDefinitionId getBusinessKey getProcessBusinessKey"
                        + " getTenantId getCurrentActivityId getCurrentActivityName getActivityInstanceId"
                        + " getEventName getVariable getVariableLocal hasVariable hasVariableLocal"));
        types.put(
                DelegateTask.class,
                named("getId getName getDescription getAssignee getOwner getPriority getCreateTime getDueDate"
                        + " getFollowUpDate getTaskDefinitionKey getProcessInstanceId getProcessDefinitionId"
                        + " getExecutionId getTenantId getEventName getDeleteReason getVariable"
                        + " getVariableLocal hasVariable hasVariableLocal"));
        types.put(
                String.class,
                named("length isEmpty isBlank contains startsWith endsWith substring indexOf toLowerCase toUpperCase"
                        + " trim strip equals equalsIgnoreCase compareTo concat toString"));
        types.put(Number.class, named("intValue longValue doubleValue"));
        types.put(Boolean.class, named("booleanValue"));
        types.put(Comparable.class, named("compareTo"));
        types.put(Enum.class, named("name"));
        types.put(Date.class, named("getTime before after equals compareTo toString"));
        for (Class<?> date :
                List.of(Temporal.class, TemporalAmount.class, ReadableInstant.class, ReadablePartial.class)) {
            types.put(date, HarmlessMembers::readsDate);
        }
        types.put(
                DmnDecisionResult.class,
                named("getFirstResult getSingleResult getSingleEntry getResultList collectEntries"));
        types.put(
                DmnDecisionTableResult.class,
                named("getFirstResult getSingleResult getSingleEntry getResultList collectEntries"));
        types.put(DmnDecisionRuleResult.class, named("getFirstEntry getSingleEntry getEntry getEntryMap"));
        types.put(List.class, named("get indexOf lastIndexOf"));
        types.put(Collection.class, named("size isEmpty contains containsAll"));
        types.put(Map.class, named("get containsKey containsValue size isEmpty keySet values"));
        types.put(
                SpinJsonNode.class,
                named("prop hasProp fieldNames elements indexOf contains isObject isArray isValue isString isNumber"
                        + " isBoolean isNull value stringValue numberValue boolValue toString"));
        return types;
    }

    private static Predicate<Method> named(String names) {
        var set = Set.of(names.split(" "));
        return method -> set.contains(method.getName());
    }

    /** Dates of any kind give numbers, texts, booleans and other dates; never their chronology, zone rules or fields. */
    private static boolean readsDate(Method method) {
        return DATE_READING.matcher(method.getName()).matches()
                && Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
                        .allMatch(HarmlessMembers::isPlain);
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive()
                || type == String.class
                || Number.class.isAssignableFrom(type)
                || Date.class == type
                || isDate(type);
    }

    private static boolean isDate(Class<?> type) {
        return Stream.of(Temporal.class, TemporalAmount.class, ReadableInstant.class, ReadablePartial.class)
                .anyMatch(date -> date.isAssignableFrom(type));
    }

    /** Whether any harmless method of any type has that name: the check a text alone allows. */
    static boolean isKnown(String method) {
        return NAMES.contains(method) || DATE_READING.matcher(method).matches() && !method.equals("getClass");
    }

    /** Whether expressions may call the method of that name on the {@code execution}. */
    static boolean onExecution(String method) {
        return methods(DelegateExecution.class).anyMatch(m -> m.getName().equals(method));
    }

    /** Whether expressions may call the method of that name on the {@code task}. */
    static boolean onTask(String method) {
        return methods(DelegateTask.class).anyMatch(m -> m.getName().equals(method));
    }

    /** The methods of that name which may be called on the value. */
    static List<Method> of(Object value, String name) {
        return BY_TYPE.keySet().stream()
                .filter(type -> type.isInstance(value))
                .flatMap(type -> isDate(type) ? dateMethods(value.getClass()) : methods(type))
                .filter(method -> method.getName().equals(name))
                .toList();
    }

    private static Stream<Method> dateMethods(Class<?> date) {
        String home = date.getPackageName();
        boolean wellKnown = home.equals("java.time") || home.equals("org.joda.time");
        return wellKnown ? allowed(date, HarmlessMembers::readsDate) : Stream.empty();
    }

    private static Stream<Method> methods(Class<?> type) {
        return allowed(type, BY_TYPE.get(type));
    }

    private static Stream<Method> allowed(Class<?> type, Predicate<Method> harmless) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isBridge())
                .filter(method -> !method.getName().equals("getClass"))
                .filter(harmless);
    }
}
