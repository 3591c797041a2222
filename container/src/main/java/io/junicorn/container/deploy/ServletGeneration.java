package io.junicorn.container.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells from a web application's own classes which generation of the servlet API they are compiled
 * against. Without it, a javax application would start and answer 404: its annotations and
 * listeners are invisible to a jakarta container.
 */
final class ServletGeneration {
  private static final Logger LOG = LoggerFactory.getLogger(ServletGeneration.class);
  private static final String JAVAX = "javax/servlet/";
  private static final String JAKARTA = "jakarta/servlet/";

  private ServletGeneration() {}

  /** Refuses a web application whose classes know javax.servlet only. */
  static void refuseJavax(Path war, Path unpacked) throws DeployException {
    Path classes = unpacked.resolve("WEB-INF").resolve("classes");
    if (!Files.isDirectory(classes)) {
      return;
    }
    Path first = null;
    for (Path file : classFiles(war, classes)) {
      Optional<ClassModel> model = parse(war, file);
      if (model.isPresent() && references(model.get(), JAKARTA)) {
        return;
      }
      if (first == null && model.isPresent() && references(model.get(), JAVAX)) {
        first = file;
      }
    }
    if (first != null) {
      throw new DeployException(
          war
              + ": is written for javax.servlet (Java EE 8 and older; see its class "
              + classes.relativize(first)
              + "), this version runs jakarta.servlet (Jakarta EE 10)");
    }
  }

  private static List<Path> classFiles(Path war, Path classes) throws DeployException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DeployException(war + ": cannot read its classes: " + e, e);
    }
  }

  /** Empty for a class that cannot be read: if it is ever loaded, the JVM says what is wrong. */
  private static Optional<ClassModel> parse(Path war, Path file) {
    try {
      return Optional.of(ClassFile.of().parse(file));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{}: cannot read the class {}: {}", war, file.getFileName(), e.toString());
      return Optional.empty();
    }
  }

  private static boolean references(ClassModel model, String prefix) {
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type && type.asInternalName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
