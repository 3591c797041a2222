package io.junicorn.loadtests.rolling;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A configuration file of a proxy as the documentation shows it, with its ports put in. */
final class ConfigFile {
  private static final String FIRST_PORT = "127.0.0.1:8001";
  private static final String SECOND_PORT = "127.0.0.1:8002";

  private String text;

  private ConfigFile(String text) {
    this.text = text;
  }

  /** One by name, for these servers. */
  static ConfigFile of(String name, List<Slot> slots, int anyPort, int stickyPort)
      throws IOException {
    return new ConfigFile(resource(name))
        .with("127.0.0.1:8080", "127.0.0.1:" + anyPort)
        .with("127.0.0.1:8081", "127.0.0.1:" + stickyPort)
        .with(FIRST_PORT, slots.get(0).address())
        .with(SECOND_PORT, slots.get(1).address());
  }

  /** One as it is. */
  static String resource(String name) throws IOException {
    try (InputStream in = ConfigFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Replaces what must be there. */
  ConfigFile with(String old, String now) {
    if (!text.contains(old)) {
      throw new IllegalStateException("no '" + old + "' in:\n" + text);
    }
    text = text.replace(old, now);
    return this;
  }

  @Override
  public String toString() {
    return text;
  }
}
