package io.junicorn.container.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an XML descriptor says of its age, and the classes it starts the application with.
 *
 * @param file its name, such as {@code web.xml}
 * @param namespace of its root element, empty if it has none (2.3 and older)
 * @param version of its root element, empty if it has none
 * @param classes names of servlets, filters and listeners
 */
record Descriptor(String file, String namespace, String version, List<String> classes) {
  private static final Logger LOG = LoggerFactory.getLogger(Descriptor.class);

  private static final List<String> CLASS_ELEMENTS =
      List.of("servlet-class", "filter-class", "listener-class");

  /** Reads it; empty if there is none, or none that can be read: who needs it will say so. */
  static Optional<Descriptor> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(read(String.valueOf(file.getFileName()), in));
    } catch (IOException | XMLStreamException e) {
      LOG.debug("cannot read {}", file, e);
      return Optional.empty();
    }
  }

  private static Descriptor read(String file, InputStream in) throws XMLStreamException {
    XMLStreamReader reader = DescriptorXml.reader(in);
    boolean doctype = false;
    int event = reader.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      doctype = doctype || event == XMLStreamConstants.DTD;
      event = reader.next();
    }
    String namespace = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
    String version = Optional.ofNullable(reader.getAttributeValue(null, "version")).orElse("");
    if (doctype && version.isEmpty()) {
      version = "2.3 or older"; // Only those had a document type; it is not worth a parser.
    }
    List<String> classes = new ArrayList<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && CLASS_ELEMENTS.contains(reader.getLocalName())) {
        classes.add(reader.getElementText().strip());
      }
    }
    return new Descriptor(file, namespace, version.strip(), List.copyOf(classes));
  }

  /** Which family its root element belongs to; empty if it leaves that open. */
  Optional<ApiFamily> family() {
    if (namespace.startsWith("https://jakarta.ee/")) {
      return Optional.of(ApiFamily.JAKARTA);
    }
    if (namespace.contains("java.sun.com") || namespace.contains("xmlns.jcp.org")) {
      return Optional.of(ApiFamily.JAVAX);
    }
    return version.startsWith("2.") ? Optional.of(ApiFamily.JAVAX) : Optional.empty();
  }

  /** Whether it asks for Servlet 6.1 or newer. */
  boolean isAtLeast61() {
    try {
      return family().equals(Optional.of(ApiFamily.JAKARTA))
          && !version.isEmpty()
          && Double.parseDouble(version) >= 6.1;
    } catch (NumberFormatException e) {
      LOG.debug("{} says version '{}', which is no number", file, version, e);
      return false;
    }
  }

  /** {@code web.xml says version 3.1}. */
  String say() {
    if (!version.isEmpty()) {
      return file + " says version " + version;
    }
    return namespace.isEmpty() ? file + " has no version" : file + " says " + namespace;
  }
}
