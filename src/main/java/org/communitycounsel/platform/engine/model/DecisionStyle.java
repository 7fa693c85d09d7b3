package org.communitycounsel.platform.engine.model;

import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.w3c.dom.Document;

/** How the project's own tables are written: every row says which clause it comes from. */
class DecisionStyle {

    void check(DmnModelInstance model, Document document, Findings findings) {
        var decisions = model.getModelElementsByType(Decision.class);
        if (decisions.stream().noneMatch(decision -> findings.fileId().equals(decision.getId()))) {
            findings.style("", "没有与文件同名的决策 %s", findings.fileId());
        }
        decisions.forEach(decision -> decision(decision, findings));
        model.getModelElementsByType(DecisionTable.class).forEach(table -> table(table, findings));
    }

    private static void decision(Decision decision, Findings findings) {
        if (!Labels.isKebab(decision.getId())) {
            findings.style(decision.getId(), "决策 id 应为小写加连字符，如 lawyer-vetting-deadlines");
        }
        if (!Labels.isChinese(decision.getName())) {
            findings.style(decision.getId(), "决策没有中文名称");
        }
    }

    private static void table(DecisionTable table, Findings findings) {
        if (table.getRules().isEmpty()) {
            findings.style(table.getId(), "决策表没有规则");
        }
        table.getInputs().forEach(input -> input(input, findings));
        table.getOutputs().forEach(output -> output(output, findings));
        int row = 0;
        for (Rule rule : table.getRules()) {
            row++;
            String annotation =
                    rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
            if (!Labels.citesClause(annotation)) {
                findings.style(rule.getId(), "第 %d 行的注释没有注明条款，如 HZ09-4.2a", row);
            }
        }
    }

    private static void input(Input input, Findings findings) {
        if (!Labels.isChinese(input.getLabel())) {
            findings.style(input.getId(), "输入列没有中文标题");
        }
    }

    private static void output(Output output, Findings findings) {
        if (!Labels.isChinese(output.getLabel())) {
            findings.style(output.getId(), "输出列没有中文标题");
        }
        if (!Labels.isCamel(output.getName())) {
            findings.style(output.getId(), "输出列的名称应为小驼峰的变量名，如 practiceYears");
        }
    }
}
