package org.communitycounsel.platform.engine.model;

import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a decision table may not contain: any language but FEEL, Java functions, the engine's unknown extensions. */
class DecisionSafety {

    private static final Set<String> ALLOWED_ATTRIBUTES =
            Set.of("inputVariable", "historyTimeToLive", "versionTag", "diagramRelationId");

    void check(Document document, Findings findings) {
        Xml.tree(document.getDocumentElement()).forEach(element -> check(element, findings));
    }

    private void check(Element element, Findings findings) {
        String id = Xml.idAround(element);
        String language = element.getAttribute("expressionLanguage");
        if (!language.isEmpty() && !isFeel(language)) {
            findings.unsafe(id, "决策表只能用 FEEL，不能用 %s", language);
        }
        if (element.hasAttribute("typeLanguage") && !isFeel(element.getAttribute("typeLanguage"))) {
            findings.unsafe(id, "决策表只能用 FEEL 类型");
        }
        if (Set.of("import", "functionDefinition").contains(element.getLocalName())) {
            findings.unsafe(id, "决策表不能使用 %s", element.getLocalName());
        }
        if (ExpressionRules.isExpression(Xml.text(element))) {
            findings.unsafe(id, "决策表只能用 FEEL，不能写 %s", Xml.text(element));
        }
        Xml.attributes(element).stream()
                .filter(attribute -> Xml.CAMUNDA_DMN.equals(attribute.getNamespaceURI()))
                .filter(attribute -> !ALLOWED_ATTRIBUTES.contains(attribute.getLocalName()))
                .forEach(attribute -> findings.unsafe(id, "不能使用属性 camunda:%s", attribute.getLocalName()));
    }

    private static boolean isFeel(String language) {
        return language.equalsIgnoreCase("feel")
                || language.startsWith("https://www.omg.org/spec/DMN/") && language.contains("FEEL")
                || language.startsWith("http://www.omg.org/spec/") && language.contains("FEEL");
    }
}
