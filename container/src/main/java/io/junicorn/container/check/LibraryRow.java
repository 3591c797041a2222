package io.junicorn.container.check;

/**
 * A library that is worth a word.
 *
 * @param rule id of the kind of trouble
 * @param name of the artifact; with a star at its end, of all that begin so
 * @param below the first version that is fine, empty if every version is meant
 * @param severity how bad it is
 * @param advice what is said; its name and version are put before
 */
record LibraryRow(String rule, String name, String below, Severity severity, Advice advice) {
  boolean matches(Artifact artifact) {
    boolean named =
        name.endsWith("*")
            ? artifact.name().startsWith(name.substring(0, name.length() - 1))
            : artifact.name().equals(name);
    return named && (below.isEmpty() || Versions.isBelow(artifact.version(), below));
  }
}
