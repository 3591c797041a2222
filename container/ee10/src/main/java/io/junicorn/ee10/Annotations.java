package io.junicorn.ee10;

import io.junicorn.environment.SparingParser;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.annotations.AnnotationParser;
import org.eclipse.jetty.ee10.annotations.AbstractDiscoverableAnnotationHandler;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.Configuration;

/** Jetty's search for annotations, in fewer places. */
final class Annotations extends AnnotationConfiguration {
  private final Supplier<Set<Path>> without;

  Annotations(Supplier<Set<Path>> without) {
    this.without = without;
  }

  @Override
  public Class<? extends Configuration> replaces() {
    return AnnotationConfiguration.class;
  }

  @Override
  protected AnnotationParser createAnnotationParser(int javaPlatform) {
    return new SparingParser(without.get(), AbstractDiscoverableAnnotationHandler.class);
  }
}
