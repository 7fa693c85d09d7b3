package org.communitycounsel.platform.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.springframework.util.StringUtils;

/**
 * Resolves every step of every expression: names to diagram beans, variables, the execution or the task; then only what
 * {@link HarmlessMembers} lists, entries of maps, lists and arrays, and the methods of diagram beans. There is no other
 * resolver, so what is not allowed here does not exist for an expression.
 */
class DiagramResolver extends ELResolver {

    private final VariableScopeElResolver variables = new VariableScopeElResolver();
    private final DiagramBeans beans;

    DiagramResolver(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) {
            return named(context, (String) property);
        }
        context.setPropertyResolved(true);
        if (base instanceof Map<?, ?> map) {
            return map.get(property);
        }
        if (base instanceof List<?> list) {
            return entry(property, list.size(), list::get);
        }
        if (base.getClass().isArray()) {
            return entry(property, Array.getLength(base), index -> Array.get(base, index));
        }
        return call(getter(base, String.valueOf(property)), base);
    }

    private Object named(ELContext context, String name) {
        var bean = beans.find(name);
        if (bean.isPresent()) {
            context.setPropertyResolved(true);
            return bean.get();
        }
        return variables.getValue(context, null, name);
    }

    private static Object entry(Object property, int size, java.util.function.IntFunction<Object> get) {
        if (!(property instanceof Number) && !String.valueOf(property).matches("[0-9]{1,9}")) {
            throw new PropertyNotFoundException("表达式不能读取列表的“%s”".formatted(property));
        }
        int index = property instanceof Number number ? number.intValue() : Integer.parseInt(property.toString());
        return index >= 0 && index < size ? get.apply(index) : null;
    }

    private static Method getter(Object base, String property) {
        String name = StringUtils.capitalize(property);
        return Stream.of("get" + name, "is" + name)
                .flatMap(getter -> HarmlessMembers.of(base, getter).stream())
                .filter(method -> method.getParameterCount() == 0)
                .findFirst()
                .orElseThrow(() -> new PropertyNotFoundException(
                        "表达式不能读取 %s 的“%s”".formatted(base.getClass().getSimpleName(), property)));
    }

    @Override
    public Object invoke(ELContext context, Object base, Object name, Class<?>[] types, Object[] arguments) {
        if (base == null) {
            return null;
        }
        String method = String.valueOf(name);
        var candidates = beans.isOne(base) ? beans.methods(base, method) : HarmlessMembers.of(base, method);
        context.setPropertyResolved(true);
        return call(bestMatch(candidates, base, method, arguments), base, arguments, context);
    }

    private static Method bestMatch(List<Method> candidates, Object base, String name, Object[] arguments) {
        var fitting = candidates.stream()
                .filter(method -> method.getParameterCount() == arguments.length)
                .toList();
        return fitting.stream()
                .filter(method -> accepts(method, arguments))
                .findFirst()
                .or(() -> fitting.stream().findFirst())
                .orElseThrow(() -> new MethodNotFoundException(
                        "表达式不能调用 %s 的“%s”（%d 个参数）".formatted(base.getClass().getSimpleName(), name, arguments.length)));
    }

    private static boolean accepts(Method method, Object[] arguments) {
        return IntStream.range(0, arguments.length)
                .allMatch(i -> arguments[i] == null || method.getParameterTypes()[i].isInstance(arguments[i]));
    }

    private static Object call(Method method, Object base, Object[] arguments, ELContext context) {
        var factory = (ExpressionFactory) context.getContext(ExpressionFactory.class);
        Object[] converted = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            boolean asItIs = arguments[i] == null ? !type.isPrimitive() : type.isInstance(arguments[i]);
            converted[i] = asItIs ? arguments[i] : factory.coerceToType(arguments[i], type);
        }
        return call(method, base, converted);
    }

    private static Object call(Method method, Object base, Object... arguments) {
        try {
            return method.invoke(base, arguments);
        } catch (InvocationTargetException e) {
            throw new ELException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ELException(e);
        }
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        if (base == null) {
            variables.setValue(context, null, property, value);
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return base != null || variables.isReadOnly(context, null, property);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }
}
