package io.junicorn.container.check;

/**
 * A library.
 *
 * @param name as Maven calls it, {@code HikariCP}
 * @param version empty if nothing says it
 */
record Artifact(String name, String version) {
  /** {@code HikariCP 3.4.5}. */
  String say() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
