package io.junicorn.container.patch;

import io.junicorn.patch.PatchReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads class files where an application's loader has found them: in folders, and in jars that stay
 * open until it ends. Safe for use by any thread.
 */
final class ClassSources implements AutoCloseable {
  private static final String IN_JAR = "!/";

  private final Map<String, ClassJar> jars = new ConcurrentHashMap<>();
  private final PatchReport report;
  private volatile boolean closed;

  ClassSources(PatchReport report) {
    this.report = report;
  }

  /**
   * The class file; empty when the JDK's loader is to have it.
   *
   * @param file its name, such as {@code com/acme/Shop.class}
   */
  Optional<ClassBytes> read(URL found, String file) throws IOException {
    try {
      return switch (found.getProtocol()) {
        case "jar" -> inJar(found);
        case "file" -> inFolder(found, file);
        default -> Optional.empty();
      };
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (URISyntaxException | IllegalArgumentException e) {
      String address = found.toString();
      report.left(
          address.substring(0, address.lastIndexOf('/') + 1),
          "no address of files: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<ClassBytes> inJar(URL found) throws IOException, URISyntaxException {
    String path = found.getFile();
    int end = path.indexOf(IN_JAR);
    if (end < 0 || !path.startsWith("file:")) {
      return Optional.empty();
    }
    ClassJar jar = jars.computeIfAbsent(path.substring(0, end), this::open);
    if (closed) {
      // Perhaps it was opened just now, for a class that is loaded late.
      jar.close();
      throw new IOException(jar.name() + " is closed: its application has ended");
    }
    // By a URI, which decodes it.
    String entry = new URI("entry:/" + path.substring(end + IN_JAR.length())).getPath();
    return jar.special().isPresent() ? Optional.empty() : jar.read(entry.substring(1));
  }

  private ClassJar open(String address) {
    try {
      ClassJar jar = ClassJar.open(address);
      jar.special().ifPresent(why -> report.left(jar.name(), why));
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ClassBytes> inFolder(URL found, String file)
      throws IOException, URISyntaxException {
    // By its slashes: an address writes other letters than the name may have.
    String folder = found.toString();
    for (int at = file.length(); at >= 0; at = file.lastIndexOf('/', at - 1)) {
      folder = folder.substring(0, folder.lastIndexOf('/'));
    }
    return Optional.of(
        new ClassBytes(
            Files.readAllBytes(Path.of(found.toURI())),
            new CodeSource(new URI(folder + "/").toURL(), (CodeSigner[]) null),
            null));
  }

  /** Closes all, whatever becomes of one; what is loaded from now on finds nothing. */
  @Override
  public void close() throws IOException {
    closed = true;
    IOException failed = null;
    for (ClassJar jar : jars.values()) {
      try {
        jar.close();
      } catch (IOException e) {
        if (failed != null) {
          e.addSuppressed(failed);
        }
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
