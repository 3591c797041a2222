package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

/** What the manifest of a library tells. */
final class JarManifest {
  private JarManifest() {}

  /** Packages that an OSGi bundle imports and can do without. */
  static Set<String> optionalImports(Attributes attributes) {
    Set<String> packages = new HashSet<>();
    String imports = attributes.getValue("Import-Package");
    if (imports != null) {
      for (String clause : clauses(imports)) {
        int end = clause.indexOf(';');
        if (end > 0 && clause.replace("\"", "").replace(" ", "").contains("resolution:=optional")) {
          packages.add(clause.substring(0, end).strip());
        }
      }
    }
    return packages;
  }

  /** Parts between commas that are not in quotes. */
  private static List<String> clauses(String header) {
    List<String> clauses = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted = quoted ^ c == '"';
      if (c == ',' && !quoted) {
        clauses.add(header.substring(start, i));
        start = i + 1;
      }
    }
    clauses.add(header.substring(start));
    return clauses;
  }

  /** The version that it gives. */
  static Optional<String> version(Attributes attributes) {
    for (String name : List.of("Implementation-Version", "Bundle-Version")) {
      String value = attributes.getValue(name);
      if (value != null && value.strip().matches("\\d[\\w.+-]*")) {
        return Optional.of(value.strip());
      }
    }
    return Optional.empty();
  }
}
