package io.junicorn.container.leak;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deregisters the JDBC drivers of an application. {@code DriverManager} shows a driver only to
 * classes whose loader sees it, so {@link DriverSweeper} is loaded below the application's.
 */
final class DriverSweep {
  private static final Logger LOG = LoggerFactory.getLogger(DriverSweep.class);

  private DriverSweep() {}

  /** The class names of those that were deregistered. */
  @SuppressWarnings("unchecked") // DriverSweeper is one, loaded a second time.
  static List<String> deregister(ClassLoader loader) {
    try {
      Class<?> sweeper = new Below(loader).define(bytes());
      return ((Function<ClassLoader, List<String>>) sweeper.getConstructor().newInstance())
          .apply(loader);
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.warn("cannot look for JDBC drivers that an application left behind", e);
      return List.of();
    }
  }

  private static byte[] bytes() throws IOException {
    String file = DriverSweeper.class.getSimpleName() + ".class";
    try (InputStream in = DriverSweep.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is not in the jar");
      }
      return in.readAllBytes();
    }
  }

  private static final class Below extends ClassLoader {
    Below(ClassLoader parent) {
      super(parent);
    }

    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }
}
