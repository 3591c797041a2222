package io.junicorn.loadtests.peers.undertow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * An element of a descriptor, whatever its namespace.
 *
 * @param element the element
 */
record Xml(Element element) {

  static Xml read(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    return new Xml(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
  }

  List<Xml> all(String name) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> name.equals(child.getLocalName()))
        .map(Xml::new)
        .toList();
  }

  Optional<String> optional(String name) {
    return all(name).stream().findFirst().map(child -> child.element.getTextContent().strip());
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalStateException("web.xml lacks " + name));
  }

  List<String> texts(String name) {
    return all(name).stream().map(child -> child.element.getTextContent().strip()).toList();
  }

  long number(String name, long otherwise) {
    return optional(name).map(Long::parseLong).orElse(otherwise);
  }
}
