package org.communitycounsel.platform.engine.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads models as plain XML, without document types, so that nothing a designer adds is overlooked. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String ACTIVITI = "http://activiti.org/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

    private Xml() {}

    static Document parse(byte[] content) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Element> children(Element element) {
        return nodes(element.getChildNodes()).filter(Element.class::isInstance).map(Element.class::cast);
    }

    static Stream<Node> nodes(NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    /** The element and everything in it. */
    static Stream<Element> tree(Element element) {
        return Stream.concat(Stream.of(element), children(element).flatMap(Xml::tree));
    }

    static List<Attr> attributes(Element element) {
        var map = element.getAttributes();
        return IntStream.range(0, map.getLength())
                .mapToObj(i -> (Attr) map.item(i))
                .toList();
    }

    /** Text directly in the element, not in its children. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        nodes(element.getChildNodes())
                .filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .forEach(node -> text.append(node.getNodeValue()));
        return text.toString().strip();
    }

    static boolean is(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** Id of the nearest element of the model itself around a node, to tell the designer where to look. */
    static String idAround(Element element) {
        for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
            if (!CAMUNDA.equals(around.getNamespaceURI()) && around.hasAttribute("id")) {
                return around.getAttribute("id");
            }
        }
        return "";
    }
}
