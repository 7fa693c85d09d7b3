package org.communitycounsel.platform.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitycounsel.platform.engine.model.DiagramVocabulary;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The beans that expressions may name, and the methods they may call on them. */
@Component
public class DiagramBeans implements DiagramVocabulary {

    private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task", "caseExecution", "externalTask");

    private final ApplicationContext context;
    private volatile Map<String, String> beanNames;

    DiagramBeans(ApplicationContext context) {
        this.context = context;
    }

    /** The bean that expressions call by that name. */
    Optional<Object> find(String name) {
        return Optional.ofNullable(beanNames().get(name)).map(context::getBean);
    }

    /** Names of all beans that expressions may reach. */
    public Set<String> names() {
        return beanNames().keySet();
    }

    /** Public methods of that name which the bean's own class declares. */
    List<Method> methods(String bean, String method) {
        return methods(context.getType(beanNames().get(bean)), method);
    }

    /** Whether the object is a bean for diagrams. */
    boolean isOne(Object object) {
        return AnnotationUtils.findAnnotation(ClassUtils.getUserClass(object), UsedInDiagrams.class) != null;
    }

    List<Method> methods(Object bean, String method) {
        return methods(bean.getClass(), method);
    }

    @Override
    public boolean isBean(String name) {
        return names().contains(name);
    }

    @Override
    public boolean isEngineObject(String name) {
        return ENGINE_OBJECTS.contains(name);
    }

    @Override
    public boolean mayCall(String name, String method) {
        return switch (name) {
            case "execution" -> HarmlessMembers.onExecution(method);
            case "task" -> HarmlessMembers.onTask(method);
            case "caseExecution", "externalTask" -> false;
            default -> HarmlessMembers.isKnown(method);
        };
    }

    @Override
    public boolean offers(String bean, String method, int arguments) {
        return names().contains(bean)
                && methods(bean, method).stream().anyMatch(m -> m.getParameterCount() == arguments);
    }

    private List<Method> methods(Class<?> beanClass, String name) {
        List<Method> found = new ArrayList<>();
        Class<?> type = ClassUtils.getUserClass(beanClass);
        while (type != null && !type.getName().startsWith("java.")) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && isForDiagrams(method)) {
                    found.add(method);
                }
            }
            type = type.getSuperclass();
        }
        return found;
    }

    private static boolean isForDiagrams(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !method.getDeclaringClass().getName().startsWith("org.springframework.");
    }

    private Map<String, String> beanNames() {
        if (beanNames == null) {
            beanNames = List.of(context.getBeanNamesForAnnotation(UsedInDiagrams.class)).stream()
                    .collect(Collectors.toUnmodifiableMap(this::nameInDiagrams, bean -> bean));
        }
        return beanNames;
    }

    private String nameInDiagrams(String bean) {
        return context.findAnnotationOnBean(bean, UsedInDiagrams.class).value();
    }
}
