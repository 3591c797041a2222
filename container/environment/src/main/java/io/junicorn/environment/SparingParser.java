package io.junicorn.environment;

import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.util.resource.Resource;

/**
 * Jetty's parser of class files, which leaves out places where nothing can be found. Several
 * threads use it.
 */
public final class SparingParser extends AnnotationParser {
  private final Set<Path> without;
  private final Class<?> sought;

  /**
   * A parser for one start of one application.
   *
   * @param without jars and folders that have nothing of what is sought
   * @param sought the type of those handlers that find nothing there; any other one, such as that
   *     for the inheritance of classes, is told of every class
   */
  public SparingParser(Set<Path> without, Class<? extends Handler> sought) {
    this.without = Set.copyOf(without);
    this.sought = sought;
  }

  @Override
  public void parse(Set<? extends Handler> handlers, Resource place) throws Exception {
    // A place of several folders has no path.
    Path path = place.getPath();
    if (path == null
        || !without.contains(path)
        || !handlers.stream().allMatch(sought::isInstance)) {
      super.parse(handlers, place);
    }
  }
}
