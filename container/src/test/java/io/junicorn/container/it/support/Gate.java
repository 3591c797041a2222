package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds the requests of its paths until the test opens it. */
public final class Gate implements AutoCloseable {
  private final Path file;

  /** A closed gate. */
  public Gate() {
    try {
      file = Files.createTempFile("junicorn-gate-", "");
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path of the toolbox that is answered when the gate is open. */
  public String path() {
    return "/gate?file=" + file;
  }

  /** The same for a request that waits without a greenlet, and ends as the mode says. */
  public String asyncPath(String mode) {
    return "/async?mode=" + mode + "&file=" + file;
  }

  /** Lets all pass. */
  public void open() {
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets the gate, once nobody stands before it any more. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
