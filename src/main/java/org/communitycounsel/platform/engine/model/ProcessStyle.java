package org.communitycounsel.platform.engine.model;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.communitycounsel.platform.identity.Role;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** How the project's own diagrams are written, so that staff can read them and the next diagram looks like the last. */
class ProcessStyle {

    private static final int MOST_FLOW_NODES = 20;
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(!?\\w+|\\w+ == '[^']*')}");
    /** The whole group is what a table names, at its place: {@code ${recipientGroup}}. */
    private static final Pattern GROUP_OF_TABLE = Pattern.compile("\\$\\{\\w+Group}");

    private static final Pattern METHOD = Pattern.compile("\\$\\{\\w+\\.(\\w+)\\(.*\\)}", Pattern.DOTALL);

    private final Known known;

    ProcessStyle(Known known) {
        this.known = known;
    }

    void check(BpmnModelInstance model, Document document, Findings findings) {
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        if (processes.size() != 1) {
            findings.style("", "一个文件应有且只有一个流程");
        }
        processes.forEach(process -> process(process, findings));
        if (hasComment(document)) {
            findings.style("", "不要写 XML 注释（建模工具会丢掉），请写在说明或文本注释里");
        }
        Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
        if (nodes.size() > MOST_FLOW_NODES) {
            findings.style("", "有 %d 个节点，最多 %d 个，请拆出调用活动", nodes.size(), MOST_FLOW_NODES);
        }
        nodes.forEach(node -> node(node, findings));
        model.getModelElementsByType(SequenceFlow.class).forEach(flow -> condition(flow, findings));
        model.getModelElementsByType(UserTask.class).forEach(task -> userTask(task, findings));
        model.getModelElementsByType(ServiceTask.class).forEach(task -> serviceTask(task, findings));
        model.getModelElementsByType(BusinessRuleTask.class).forEach(task -> decision(model, task, findings));
    }

    private static boolean hasComment(Node node) {
        return node.getNodeType() == Node.COMMENT_NODE
                || Xml.nodes(node.getChildNodes()).anyMatch(ProcessStyle::hasComment);
    }

    private static void process(Process process, Findings findings) {
        String id = process.getId();
        if (!findings.fileId().equals(id)) {
            findings.style(id, "流程 id 与文件名不同");
        }
        if (!Labels.isKebab(id)) {
            findings.style(id, "流程 id 应为小写加连字符，如 lawyer-vetting");
        }
        if (!Labels.isChinese(process.getName())) {
            findings.style(id, "流程没有中文名称");
        }
        if (!process.isExecutable()) {
            findings.style(id, "流程应标为可执行");
        }
    }

    private static void node(FlowNode node, Findings findings) {
        String id = node.getId();
        if (!Labels.isCamel(id)) {
            findings.style(id, "id 应为小驼峰的英文，如 lawyerConsented");
        }
        boolean splits = node.getOutgoing().size() > 1;
        if ((node instanceof Activity || node instanceof Event || splits && isDecided(node))
                && !Labels.isChinese(node.getName())) {
            findings.style(id, "没有中文名称");
        }
        if (splits && isDecided(node)) {
            split((Gateway) node, findings);
        }
    }

    private static boolean isDecided(FlowNode node) {
        return node instanceof ExclusiveGateway || node instanceof InclusiveGateway;
    }

    private static void split(Gateway gateway, Findings findings) {
        SequenceFlow defaultFlow = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        if (defaultFlow == null) {
            findings.style(gateway.getId(), "分支没有默认流向");
        }
        if (gateway instanceof ExclusiveGateway
                && gateway.getName() != null
                && !gateway.getName().strip().endsWith("？")) {
            findings.style(gateway.getId(), "分支的名称应是一个问题，如“律师同意？”");
        }
        for (SequenceFlow answer : gateway.getOutgoing()) {
            if (!Labels.isChinese(answer.getName())) {
                findings.style(answer.getId(), "分支的流向没有中文答案");
            }
            if (answer != defaultFlow && answer.getConditionExpression() == null) {
                findings.style(answer.getId(), "分支的流向没有条件");
            }
        }
    }

    private static void condition(SequenceFlow flow, Findings findings) {
        var condition = flow.getConditionExpression();
        if (condition != null
                && !CONDITION.matcher(condition.getTextContent().strip()).matches()) {
            findings.style(
                    flow.getId(),
                    "条件只能写 ${flag}、${!flag} 或 ${x == 'y'}，现为 %s",
                    condition.getTextContent().strip());
        }
    }

    private void userTask(UserTask task, Findings findings) {
        var groups = ReferenceRules.groups(task.getCamundaCandidateGroups());
        if (groups.isEmpty()) {
            findings.style(task.getId(), "用户任务没有候选组");
        }
        groups.stream()
                .filter(group -> !GROUP_OF_TABLE.matcher(group).matches())
                .filter(group -> ReferenceRules.startsWithExpression(group)
                        || Role.ofGroup(group).isEmpty())
                .forEach(group -> findings.style(task.getId(), "候选组应写明角色，如 justiceOffice.${street}，现为 %s", group));
        if (isBlank(task.getCamundaDueDate())) {
            findings.style(task.getId(), "用户任务没有到期时间");
        }
        String form = task.getAttributeValueNs(Xml.CAMUNDA, "formRef");
        if (isBlank(form) || !known.form(form)) {
            findings.style(task.getId(), "用户任务没有表单");
        }
    }

    private static void serviceTask(ServiceTask task, Findings findings) {
        String expression = task.getCamundaExpression();
        var method = METHOD.matcher(expression == null ? "" : expression.strip());
        if (!method.matches()) {
            findings.style(task.getId(), "服务任务应写 ${组件.%s(…)}", task.getId());
        } else if (!method.group(1).equals(task.getId())) {
            findings.style(task.getId(), "服务任务的 id 应与方法名 %s 相同", method.group(1));
        }
    }

    private static void decision(BpmnModelInstance model, BusinessRuleTask task, Findings findings) {
        if (isBlank(task.getCamundaDecisionRef())) {
            findings.style(task.getId(), "决策任务没有决策表");
        }
        boolean cited = model.getModelElementsByType(Association.class).stream()
                .filter(association -> List.of(association.getSource(), association.getTarget())
                        .contains((BaseElement) task))
                .flatMap(association -> java.util.stream.Stream.of(association.getSource(), association.getTarget()))
                .filter(TextAnnotation.class::isInstance)
                .map(TextAnnotation.class::cast)
                .anyMatch(annotation -> Labels.citesClause(annotation.getTextContent()));
        if (!cited) {
            findings.style(task.getId(), "决策任务没有注明条款的文本注释，如 HZ09-4.2a");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
