package io.junicorn.container.check;

import io.junicorn.container.detect.Choice;
import java.time.Duration;
import java.util.List;

/**
 * What was found in a web application.
 *
 * @param war as it was named
 * @param choice the environment that it would run in, and why
 * @param jars how many were looked at
 * @param classes how many were looked at
 * @param took time of the scan
 * @param findings the worst first
 */
public record Report(
    String war, Choice choice, int jars, int classes, Duration took, List<Finding> findings) {
  /** Copies the list. */
  public Report {
    findings = List.copyOf(findings);
  }

  /** How many findings there are of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** Whether there is one as bad as this, or worse. */
  public boolean reaches(Severity severity) {
    return findings.stream().anyMatch(f -> f.severity().compareTo(severity) <= 0);
  }
}
