package org.communitycounsel.platform.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.util.StringUtils;

/** Reads a JUEL expression and says what in it cannot run, before it runs. */
class ExpressionRules {

    private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

    private final Builder parser = new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.VARARGS);
    private final DiagramVocabulary vocabulary;

    ExpressionRules(DiagramVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** @return what is wrong with the expressions in the text, in Chinese; empty where nothing is */
    List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        if (isExpression(text)) {
            try {
                read(parser.build(text).getRoot(), problems);
            } catch (TreeBuilderException e) {
                problems.add("写法有误");
            }
        }
        return problems;
    }

    private void read(Node node, List<String> problems) {
        if (node instanceof AstMethod method) {
            call(method, problems);
            return;
        }
        if (node instanceof AstDot property) {
            property(property, problems);
        } else if (node instanceof AstFunction function && !isOffered(function)) {
            problems.add("没有函数 " + function.getName());
        }
        readChildren(node, problems);
    }

    private void readChildren(Node node, List<String> problems) {
        for (int i = 0; i < node.getCardinality(); i++) {
            if (node.getChild(i) != null) {
                read(node.getChild(i), problems);
            }
        }
    }

    private static boolean isOffered(AstFunction function) {
        return FUNCTIONS.contains(function.getName()) && function.getParamCount() == 0;
    }

    private void call(AstMethod method, List<String> problems) {
        Node property = method.getChild(0);
        Node arguments = method.getChild(1);
        if (property instanceof AstBracket) {
            problems.add("不能用方括号调用方法");
        } else {
            problem(property.getChild(0), name(property), arguments.getCardinality(), problems);
        }
        readChildren(property, problems);
        readChildren(arguments, problems);
    }

    private void problem(Node object, String method, int arguments, List<String> problems) {
        String name = object instanceof AstIdentifier identifier ? identifier.getName() : "";
        if (vocabulary.isBean(name)) {
            if (!vocabulary.offers(name, method, arguments)) {
                problems.add("组件 %s 没有供流程图使用的方法 %s（%d 个参数）".formatted(name, method, arguments));
            }
        } else if (!vocabulary.mayCall(name, method)) {
            problems.add(
                    name.isEmpty() || vocabulary.isEngineObject(name)
                            ? "不能调用 " + method
                            : "没有名为 %s 的组件，也不能对变量调用 %s".formatted(name, method));
        }
    }

    private void property(AstDot property, List<String> problems) {
        String read = name(property);
        String name = property.getChild(0) instanceof AstIdentifier identifier ? identifier.getName() : "";
        if (vocabulary.isBean(name)) {
            problems.add("组件 %s 只能调用方法，请写 %s.%s(…)".formatted(name, name, read));
        } else if (read.equals("class")
                || vocabulary.isEngineObject(name) && !vocabulary.mayCall(name, "get" + StringUtils.capitalize(read))) {
            problems.add("不能读取 " + read);
        }
    }

    /** A dot prints itself as {@code ". name"}. */
    private static String name(Node dot) {
        return dot.toString().substring(2);
    }
}
