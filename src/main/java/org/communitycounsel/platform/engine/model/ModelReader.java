package org.communitycounsel.platform.engine.model;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.camunda.bpm.model.xml.instance.DomDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads models and holds them against the standards' schemas, as {@code Bpmn} and {@code Dmn} do. Those load the schema for
 * every file anew, which takes longer than all the rest; here each is loaded once.
 */
public final class ModelReader {

    private static final String ID = "id";

    private final BpmnParser processes = new BpmnParser() {
        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            super.configureFactory(factory);
            loadNoSchema(factory);
        }

        @Override
        public void validateModel(DomDocument document) {
            super.validateModel(document);
            nameIds(document);
        }
    };

    private final DmnParser decisions = new DmnParser() {
        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            super.configureFactory(factory);
            loadNoSchema(factory);
        }

        @Override
        public void validateModel(DomDocument document) {
            super.validateModel(document);
            nameIds(document);
        }
    };

    /** The document is checked after it is read, by the schema the parser keeps. */
    private static void loadNoSchema(DocumentBuilderFactory factory) {
        factory.setAttribute("http://java.sun.com/xml/jaxp/properties/schemaSource", null);
        factory.setAttribute("http://java.sun.com/xml/jaxp/properties/schemaLanguage", null);
        factory.setValidating(false);
    }

    /** What the schema would tell while reading: by which attribute elements are found. */
    private static void nameIds(DomDocument document) {
        var elements = ((Document) document.getDomSource().getNode()).getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            if (element.hasAttribute(ID)) {
                element.setIdAttribute(ID, true);
            }
        }
    }

    /** @throws org.camunda.bpm.model.xml.ModelException where it is no BPMN 2.0 */
    public BpmnModelInstance process(InputStream content) {
        return processes.parseModelFromStream(content);
    }

    /** @throws org.camunda.bpm.model.xml.ModelException where it is no DMN */
    public DmnModelInstance decision(InputStream content) {
        return decisions.parseModelFromStream(content);
    }
}
