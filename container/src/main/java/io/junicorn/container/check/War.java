package io.junicorn.container.check;

import io.junicorn.container.detect.Choice;
import java.nio.file.Path;
import java.util.List;

/**
 * A web application that was looked at.
 *
 * @param content the folder with its files
 * @param archives its classes and libraries
 * @param known which classes there are
 * @param choice the environment that it would run in
 * @param server what that environment gives it
 */
record War(Path content, List<Archive> archives, Known known, Choice choice, ServerClasses server) {
  War {
    archives = List.copyOf(archives);
  }

  /** Whether a class ({@code com/example/Shop}) is there when it runs. */
  boolean has(String internalName) {
    return known.has(internalName) || server.types().contains(internalName);
  }
}
