package org.communitycounsel.platform.engine.model;

import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What a diagram may not contain because it would run code, load a class, cross districts or bring script into a
 * colleague's browser. The engine's extensions are allowed by name; one that is not known here is refused.
 */
class ProcessSafety {

    private static final Set<String> ALLOWED_ELEMENTS = Set.of(
            "inputOutput",
            "inputParameter",
            "outputParameter",
            "list",
            "value",
            "map",
            "entry",
            "in",
            "out",
            "executionListener",
            "taskListener",
            "properties",
            "property",
            "failedJobRetryTimeCycle");

    private static final Set<String> ALLOWED_ATTRIBUTES = Set.of(
            "assignee",
            "async",
            "asyncAfter",
            "asyncBefore",
            "calledElementBinding",
            "calledElementVersion",
            "calledElementVersionTag",
            "candidateGroups",
            "candidateStarterGroups",
            "candidateStarterUsers",
            "candidateUsers",
            "collection",
            "decisionRef",
            "decisionRefBinding",
            "decisionRefVersion",
            "decisionRefVersionTag",
            "delegateExpression",
            "diagramRelationId",
            "dueDate",
            "elementVariable",
            "errorCodeVariable",
            "errorMessage",
            "errorMessageVariable",
            "escalationCodeVariable",
            "exclusive",
            "expression",
            "followUpDate",
            "formKey",
            "formRef",
            "formRefBinding",
            "formRefVersion",
            "historyTimeToLive",
            "initiator",
            "isStartableInTasklist",
            "jobPriority",
            "mapDecisionResult",
            "modelerTemplate",
            "modelerTemplateVersion",
            "priority",
            "resultVariable",
            "taskPriority",
            "variableEvents",
            "variableName",
            "versionTag");

    /** Attributes without a prefix on the engine's own extension elements. */
    private static final Set<String> ALLOWED_ON_EXTENSIONS = Set.of(
            "businessKey",
            "delegateExpression",
            "event",
            "expression",
            "id",
            "key",
            "local",
            "name",
            "source",
            "sourceExpression",
            "target",
            "value",
            "variables");

    private static final Map<String, String> REFUSED_BPMN = Map.of(
            "scriptTask", "不能使用脚本任务，请改用服务任务调用组件，如 ${deadline.of(execution, 'reply')}",
            "script", "不能使用脚本",
            "import", "不能引入外部文件",
            "interface", "不能使用 Web 服务接口",
            "humanPerformer", "请用候选组指派任务",
            "potentialOwner", "请用候选组指派任务",
            "performer", "请用候选组指派任务");

    private final ExpressionRules expressions;
    private final DiagramVocabulary vocabulary;

    ProcessSafety(DiagramVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.expressions = new ExpressionRules(vocabulary);
    }

    void check(Document document, Findings findings) {
        Xml.tree(document.getDocumentElement()).forEach(element -> check(element, findings));
    }

    private void check(Element element, Findings findings) {
        String id = Xml.idAround(element);
        if (Xml.ACTIVITI.equals(element.getNamespaceURI())) {
            findings.unsafe(id, "不能使用旧命名空间的扩展 %s", element.getLocalName());
        }
        if (Xml.CAMUNDA.equals(element.getNamespaceURI())) {
            extension(element, id, findings);
        }
        if (Xml.BPMN.equals(element.getNamespaceURI())) {
            standard(element, id, findings);
        }
        Xml.attributes(element).forEach(attribute -> check(element, attribute, id, findings));
        expression(Xml.text(element), id, findings);
    }

    private void standard(Element element, String id, Findings findings) {
        String refused = REFUSED_BPMN.get(element.getLocalName());
        if (refused != null) {
            findings.unsafe(id, refused);
        }
        if (element.hasAttribute("language")) {
            findings.unsafe(id, "条件不能用脚本语言 %s，请写 ${…}", element.getAttribute("language"));
        }
    }

    private void extension(Element element, String id, Findings findings) {
        String name = element.getLocalName();
        switch (name) {
            case "script" ->
                findings.unsafe(id, "不能使用脚本（%s）", element.getParentNode().getLocalName());
            case "connector" -> findings.unsafe(id, "不能使用连接器，请改用服务任务调用组件");
            case "formData", "formProperty" -> findings.unsafe(id, "不能在流程图里定义表单字段，请用 .form 表单");
            default -> {
                if (!ALLOWED_ELEMENTS.contains(name)) {
                    findings.unsafe(id, "不能使用扩展 camunda:%s", name);
                }
            }
        }
        Xml.attributes(element).stream()
                .filter(attribute -> attribute.getNamespaceURI() == null)
                .forEach(attribute -> plainAttribute(attribute, id, findings));
    }

    private void plainAttribute(Attr attribute, String id, Findings findings) {
        if (!ALLOWED_ON_EXTENSIONS.contains(attribute.getName())) {
            refuse(attribute.getName(), attribute.getValue(), id, findings);
        } else if (attribute.getName().equals("delegateExpression")) {
            delegate(attribute.getValue(), id, findings);
        }
    }

    private void check(Element element, Attr attribute, String id, Findings findings) {
        String name = attribute.getLocalName();
        if (Xml.ACTIVITI.equals(attribute.getNamespaceURI())) {
            findings.unsafe(id, "不能使用旧命名空间的扩展 %s", name);
        }
        if (Xml.CAMUNDA.equals(attribute.getNamespaceURI())) {
            if (!ALLOWED_ATTRIBUTES.contains(name)) {
                refuse(name, attribute.getValue(), id, findings);
            } else if (name.equals("delegateExpression")) {
                delegate(attribute.getValue(), id, findings);
            } else if (name.equals("formKey")) {
                findings.unsafe(id, "不能使用 formKey，请用 camunda:formRef 指向 .form 表单");
            }
        }
        if (!name.equals("delegateExpression")) {
            expression(attribute.getValue(), id, findings);
        }
    }

    private void refuse(String name, String value, String id, Findings findings) {
        switch (name) {
            case "class", "variableMappingClass", "formHandlerClass" ->
                findings.unsafe(id, "不能使用 Java 类 %s，请改用 ${组件.方法(…)}", value);
            case "type" -> findings.unsafe(id, "不能使用 %s 类型的任务，请改用 ${组件.方法(…)}", value);
            case "resource", "scriptFormat" -> findings.unsafe(id, "不能使用脚本（%s）", value);
            case "calledElementTenantId", "decisionRefTenantId", "caseTenantId" ->
                findings.unsafe(id, "不能指定 %s：用哪个区的定义由系统决定", name);
            default -> findings.unsafe(id, "不能使用属性 camunda:%s", name);
        }
    }

    private void delegate(String value, String id, Findings findings) {
        String bean = value.replaceAll("^[$#]\\{\\s*(\\w+)\\s*}$", "$1");
        if (!vocabulary.isBean(bean)) {
            findings.unsafe(id, "delegateExpression 只能是供流程图使用的组件，没有 %s", value);
        }
    }

    private void expression(String text, String id, Findings findings) {
        expressions.problems(text).forEach(problem -> findings.unsafe(id, "表达式 %s：%s", text, problem));
    }
}
