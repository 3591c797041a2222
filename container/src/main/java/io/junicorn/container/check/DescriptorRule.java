package io.junicorn.container.check;

import io.junicorn.container.detect.DescriptorXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds classes that {@code web.xml} starts with and that are nowhere. */
final class DescriptorRule implements Rule {
  static final String UNREADABLE = "unreadable-descriptor";

  private static final String FILE = "WEB-INF/web.xml";

  private static final Set<String> CLASSES =
      Set.of("servlet-class", "filter-class", "listener-class");

  @Override
  public Set<String> ids() {
    return Set.of(UNREADABLE, MissingClassRule.ID);
  }

  @Override
  public void look(War war, Findings findings) {
    Path file = war.content().resolve("WEB-INF").resolve("web.xml");
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = DescriptorXml.reader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && CLASSES.contains(reader.getLocalName())) {
          int line = reader.getLocation().getLineNumber();
          lookAt(war, reader.getElementText().strip(), line, findings);
        }
      }
    } catch (IOException | XMLStreamException e) {
      findings.add(
          UNREADABLE,
          Severity.ERROR,
          new Advice(
              "web.xml cannot be read: " + e.getMessage(),
              "does not start the application",
              "correct the file"),
          Place.file(FILE));
    }
  }

  private static void lookAt(War war, String name, int line, Findings findings) {
    if (!name.isEmpty() && !war.has(name.replace('.', '/'))) {
      findings.add(
          MissingClassRule.ID,
          Severity.ERROR,
          MissingClassRule.advice(name, false),
          new Place(FILE, "", "", line));
    }
  }
}
