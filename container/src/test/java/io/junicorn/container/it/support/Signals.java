package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process hands down to its children about signals. */
public final class Signals {
  private static final Path STATUS = Path.of("/proc/self/status");

  private Signals() {}

  /**
   * Whether INT is ignored here, as in a background job of a shell: a JVM that is born so never
   * gets the signal.
   */
  public static boolean interruptIsIgnored() {
    if (!Files.exists(STATUS)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .anyMatch(mask -> (mask & 2) != 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
