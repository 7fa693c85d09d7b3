package org.communitycounsel.platform.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The rules for diagrams, tables and forms. The build holds the project's own models to all of them; a deployment, from
 * wherever it comes, is refused only for what is unsafe or cannot run ({@link Violation#forbidsDeployment()}).
 */
public class ModelRules {

    private final ObjectMapper json = new ObjectMapper();
    private final DiagramVocabulary vocabulary;
    private final DecisionSafety decisionSafety = new DecisionSafety();
    private final DecisionSyntax decisionSyntax = new DecisionSyntax();
    private final FormRules forms = new FormRules();
    private final ModelReader reader = new ModelReader();

    public ModelRules(DiagramVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Checks files that are deployed together.
     *
     * @param files resource name to content
     * @param elsewhere what is there already and may be referred to
     */
    public List<Violation> check(Map<String, byte[]> files, Known elsewhere) {
        Known known = new Together(files, elsewhere);
        return files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(file -> check(file.getKey(), file.getValue(), known).stream())
                .toList();
    }

    private List<Violation> check(String file, byte[] content, Known known) {
        var findings = new Findings(file);
        if (file.endsWith(".bpmn") || file.endsWith(".bpmn20.xml")) {
            process(content, known, findings);
        } else if (file.endsWith(".dmn") || file.endsWith(".dmn11.xml")) {
            decision(content, findings);
        } else if (file.endsWith(".form")) {
            form(content, findings);
        } else {
            findings.unsafe("", "只能部署 .bpmn、.dmn 和 .form 文件");
        }
        return findings.all();
    }

    private void process(byte[] content, Known known, Findings findings) {
        try {
            Document document = Xml.parse(content);
            new ProcessSafety(vocabulary).check(document, findings);
            new ReferenceRules(known).check(document, findings);
            BpmnModelInstance model = reader.process(new ByteArrayInputStream(content));
            new ProcessStyle(known).check(model, document, findings);
            new Drawing(model).check(findings);
        } catch (SAXException | IOException | ModelException e) {
            findings.broken("", "不是有效的流程图：%s", firstLine(e));
        }
    }

    private void decision(byte[] content, Findings findings) {
        try {
            Document document = Xml.parse(content);
            decisionSafety.check(document, findings);
            decisionSyntax.check(document, findings);
            DmnModelInstance model = reader.decision(new ByteArrayInputStream(content));
            new DecisionStyle().check(model, document, findings);
        } catch (SAXException | IOException | ModelException e) {
            findings.broken("", "不是有效的决策表：%s", firstLine(e));
        }
    }

    private void form(byte[] content, Findings findings) {
        try {
            forms.check(json.readTree(content), findings);
        } catch (IOException e) {
            findings.broken("", "不是有效的表单：%s", firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** The files of one deployment may refer to each other, and to what is there already. */
    private class Together implements Known {

        private final Set<String> processes = new HashSet<>();
        private final Set<String> decisions = new HashSet<>();
        private final Set<String> forms = new HashSet<>();
        private final Known elsewhere;

        Together(Map<String, byte[]> files, Known elsewhere) {
            this.elsewhere = elsewhere;
            files.forEach((file, content) -> {
                if (file.endsWith(".form")) {
                    forms.addAll(formId(content));
                } else {
                    processes.addAll(ids(content, "process"));
                    decisions.addAll(ids(content, "decision"));
                }
            });
        }

        private List<String> ids(byte[] content, String element) {
            try {
                return Xml.children(Xml.parse(content).getDocumentElement())
                        .filter(child -> element.equals(child.getLocalName()))
                        .map(child -> child.getAttribute("id"))
                        .toList();
            } catch (SAXException | IOException e) {
                return List.of();
            }
        }

        private List<String> formId(byte[] content) {
            List<String> ids = new ArrayList<>();
            try {
                JsonNode form = json.readTree(content);
                ids.add(form.path("id").asText());
            } catch (IOException e) {
                // said where the form itself is checked
            }
            return ids;
        }

        @Override
        public boolean process(String key) {
            return processes.contains(key) || elsewhere.process(key);
        }

        @Override
        public boolean decision(String key) {
            return decisions.contains(key) || elsewhere.decision(key);
        }

        @Override
        public boolean form(String key) {
            return forms.contains(key) || elsewhere.form(key);
        }
    }
}
