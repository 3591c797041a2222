package io.junicorn.container.deploy;

import io.junicorn.container.detect.DescriptorXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the container must know of a web.xml before Jetty reads it.
 *
 * @param envEntryTypes the classes that it declares for environment entries, by name
 * @param sessionTimeout whether it says how long sessions live
 */
public record WebXml(Map<String, String> envEntryTypes, boolean sessionTimeout) {
  private static final WebXml NOTHING = new WebXml(Map.of(), false);

  /** Copies the map. */
  public WebXml {
    envEntryTypes = Map.copyOf(envEntryTypes);
  }

  /**
   * Reads {@code WEB-INF/web.xml} below a folder. Nothing is declared when there is none, or when
   * it is no XML: the start of the web application says that.
   */
  static WebXml of(Path unpacked) throws IOException {
    Path file = unpacked.resolve("WEB-INF").resolve("web.xml");
    if (!Files.isRegularFile(file)) {
      return NOTHING;
    }
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = DescriptorXml.reader(in);
      try {
        return read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      return NOTHING;
    }
  }

  private static WebXml read(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> types = new HashMap<>();
    boolean sessionTimeout = false;
    String name = "";
    String type = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "env-entry" -> {
            name = "";
            type = "";
          }
          case "env-entry-name" -> name = xml.getElementText().strip();
          case "env-entry-type" -> type = xml.getElementText().strip();
          case "session-timeout" -> sessionTimeout = true;
          default -> {}
        }
      } else if (event == XMLStreamReader.END_ELEMENT
          && xml.getLocalName().equals("env-entry")
          && !type.isEmpty()) {
        types.put(name, type);
      }
    }
    return new WebXml(types, sessionTimeout);
  }
}
