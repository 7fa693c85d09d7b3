package org.communitycounsel.platform.engine.model;

import java.util.Arrays;
import java.util.List;
import org.communitycounsel.platform.identity.Role;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whatever a diagram points at is there: forms, tables, called processes, roles. */
class ReferenceRules {

    private final Known known;

    ReferenceRules(Known known) {
        this.known = known;
    }

    void check(Document document, Findings findings) {
        Xml.tree(document.getDocumentElement())
                .filter(element -> Xml.BPMN.equals(element.getNamespaceURI()))
                .forEach(element -> check(element, findings));
    }

    private void check(Element element, Findings findings) {
        String id = element.getAttribute("id");
        String form = camunda(element, "formRef");
        if (isLiteral(form) && !known.form(form)) {
            findings.broken(id, "没有表单 %s.form", form);
        }
        String decision = camunda(element, "decisionRef");
        if (isLiteral(decision) && !known.decision(decision)) {
            findings.broken(id, "没有决策表 %s.dmn", decision);
        }
        String called = element.getAttribute("calledElement");
        if (isLiteral(called) && !known.process(called)) {
            findings.broken(id, "没有被调用的流程 %s.bpmn", called);
        }
        groups(camunda(element, "candidateGroups")).stream()
                .filter(group -> !startsWithExpression(group))
                .filter(group -> Role.ofGroup(group).isEmpty())
                .forEach(group -> findings.broken(id, "候选组 %s 不是已知角色，任务将无人可办", group));
    }

    /** The single groups of a comma-separated list. */
    static List<String> groups(String groups) {
        return groups == null || groups.isBlank()
                ? List.of()
                : Arrays.stream(groups.split(",(?![^{]*})")).map(String::strip).toList();
    }

    static boolean startsWithExpression(String group) {
        return group.startsWith("${") || group.startsWith("#{");
    }

    private static String camunda(Element element, String attribute) {
        return element.getAttributeNS(Xml.CAMUNDA, attribute);
    }

    private static boolean isLiteral(String value) {
        return !value.isEmpty() && !ExpressionRules.isExpression(value);
    }
}
