package io.junicorn.container.check;

import io.junicorn.container.detect.DescriptorXml;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A tag library descriptor.
 *
 * @param uri that pages name it by, empty if it has none
 * @param classes that it names
 */
record TagLibrary(String uri, List<String> classes) {
  private static final Set<String> CLASSES =
      Set.of(
          "tag-class",
          "tagclass",
          "tei-class",
          "teiclass",
          "validator-class",
          "listener-class",
          "function-class");

  /** Reads it; empty if it is no XML: the page that uses it says so. */
  static Optional<TagLibrary> read(InputStream in) {
    try {
      XMLStreamReader reader = DescriptorXml.reader(in);
      String uri = "";
      List<String> classes = new ArrayList<>();
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          String element = reader.getLocalName();
          if (element.equals("uri") && uri.isEmpty()) {
            uri = reader.getElementText().strip();
          } else if (CLASSES.contains(element)) {
            classes.add(reader.getElementText().strip());
          }
        }
      }
      return Optional.of(new TagLibrary(uri, List.copyOf(classes)));
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }
}
