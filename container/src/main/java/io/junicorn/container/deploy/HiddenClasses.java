package io.junicorn.container.deploy;

import java.util.List;

/** Classes and resources of the container that no web application may see. */
final class HiddenClasses {
  private static final List<String> NAMES =
      List.of(
          "logback.xml",
          "META-INF.services.org.slf4j.",
          "io.junicorn.",
          "io.micrometer.",
          "io.prometheus.",
          "com.zaxxer.hikari.",
          "ch.qos.logback.",
          "org.slf4j.",
          "picocli.",
          "org.jspecify.",
          "org.HdrHistogram.",
          "org.LatencyUtils.",
          "org.objectweb.asm.");

  private HiddenClasses() {}

  /** As Jetty takes them. */
  static String[] names() {
    return NAMES.toArray(String[]::new);
  }

  /** Whether a class of this name ({@code com.example.Shop}) is one of them. */
  static boolean hide(String className) {
    return NAMES.stream().anyMatch(className::startsWith);
  }
}
