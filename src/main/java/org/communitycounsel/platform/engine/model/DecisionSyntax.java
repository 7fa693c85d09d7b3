package org.communitycounsel.platform.engine.model;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whether every FEEL expression of a table can be read at all. The engine reads one only when it first evaluates it: a slip
 * of the pen would stop a case months later, in the one district that has such a row.
 */
class DecisionSyntax {

    /** Where the parser stopped, at the end of its message: line, column, what it found there. */
    private static final Pattern STOPPED = Pattern.compile(":(\\d+):(\\d+), found \"(.*)\"", Pattern.DOTALL);

    private final FeelEngine feel = new FeelEngine.Builder().build();

    void check(Document document, Findings findings) {
        named(document.getDocumentElement(), "decision").forEach(decision -> {
            String name = "决策“%s”".formatted(titleOf(decision, "name"));
            named(decision, "literalExpression")
                    .forEach(literal -> check(literal, name, feel::parseExpression, findings));
            named(decision, "decisionTable").forEach(table -> table(table, name, findings));
        });
    }

    private void table(Element table, String name, Findings findings) {
        var inputs = named(table, "input").toList();
        inputs.forEach(input -> named(input, "inputExpression")
                .forEach(asked -> check(asked, place(name + "表头", input), feel::parseExpression, findings)));
        var outputs = named(table, "output").toList();
        int row = 0;
        for (Element rule : named(table, "rule").toList()) {
            String where = name + "第 %d 行".formatted(++row);
            cells(rule, "inputEntry", inputs, where, feel::parseUnaryTests, findings);
            cells(rule, "outputEntry", outputs, where, feel::parseExpression, findings);
        }
    }

    private static void cells(
            Element rule,
            String kind,
            List<Element> columns,
            String where,
            Function<String, Either<Failure, ParsedExpression>> parser,
            Findings findings) {
        var entries = named(rule, kind).toList();
        if (entries.size() != columns.size()) {
            findings.broken(rule.getAttribute("id"), "%s的格数与表头的列数不同", where);
            return;
        }
        for (int column = 0; column < entries.size(); column++) {
            check(entries.get(column), place(where, columns.get(column)), parser, findings);
        }
    }

    private static void check(
            Element expression,
            String place,
            Function<String, Either<Failure, ParsedExpression>> parser,
            Findings findings) {
        named(expression, "text")
                .map(Xml::text)
                .filter(text -> !text.isEmpty())
                .map(text -> fault(text, parser.apply(text)))
                .filter(fault -> !fault.isEmpty())
                .forEach(fault -> findings.broken(expression.getAttribute("id"), "%s：%s", place, fault));
    }

    private static String fault(String text, Either<Failure, ParsedExpression> parsed) {
        if (parsed.isRight()) {
            return "";
        }
        var stopped = STOPPED.matcher(parsed.swap().toOption().get().message());
        String where = stopped.find() ? "，读到第 %s 行第 %s 个字符处读不下去".formatted(stopped.group(1), stopped.group(2)) : "";
        return "FEEL 表达式 %s 写错了%s。请改正后重新部署".formatted(text.replaceAll("\\s+", " "), where);
    }

    private static String place(String where, Element column) {
        return "%s“%s”列".formatted(where, titleOf(column, "label", "name"));
    }

    /** The first of those attributes that is there, else the id. */
    private static String titleOf(Element element, String... attributes) {
        return Stream.concat(Stream.of(attributes), Stream.of("id"))
                .map(element::getAttribute)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> named(Element parent, String name) {
        return Xml.children(parent).filter(child -> name.equals(child.getLocalName()));
    }
}
