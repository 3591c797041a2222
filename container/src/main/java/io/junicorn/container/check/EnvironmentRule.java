package io.junicorn.container.check;

import java.nio.file.Files;
import java.util.Set;

/** Finds applications that are written for two generations of the servlet API, or are none. */
final class EnvironmentRule implements Rule {
  static final String MIXED = "mixed-servlet-apis";
  static final String NO_WEB_INF = "no-web-inf";

  @Override
  public Set<String> ids() {
    return Set.of(MIXED, NO_WEB_INF);
  }

  @Override
  public void look(War war, Findings findings) {
    if (war.choice().contradicted()) {
      findings.add(
          MIXED,
          Severity.WARNING,
          new Advice(
              "is written for two generations of the servlet API: " + war.choice().reason(),
              "runs it as "
                  + war.choice().environment().id()
                  + ", where classes for the other one cannot be loaded",
              "build it for one of them, or name the other by --environment"),
          Place.file("WEB-INF"));
    }
    if (!Files.isDirectory(war.content().resolve("WEB-INF"))) {
      findings.add(
          NO_WEB_INF,
          Severity.WARNING,
          new Advice(
              "has no WEB-INF, so no code",
              "serves its files as they are",
              "check that this is the right file: a plain zip or jar looks so, too"),
          Place.file("."));
    }
  }
}
