package io.junicorn.container.check;

import java.util.List;
import java.util.Set;

/** Finds copies of the servlet API, which a WAR should not bring and servlet containers ignore. */
final class BundledApiRule implements Rule {
  static final String ID = "bundled-servlet-api";

  private static final List<String> APIS =
      List.of("javax/servlet/Servlet.class", "jakarta/servlet/Servlet.class");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(Archive archive, Findings findings) {
    for (String file : APIS) {
      if (archive.files().contains(file)) {
        findings.add(
            ID,
            Severity.INFO,
            new Advice(
                "brings a copy of the servlet API",
                "ignores it: the API of the environment wins",
                "leave it out of the WAR (Maven: scope provided)"),
            Place.file(archive.name()));
      }
    }
  }
}
