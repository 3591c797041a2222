package io.junicorn.container.check;

import java.util.Set;
import java.util.stream.Collectors;

/** Finds libraries of the table {@link LibraryRows}. */
final class LibraryRule implements Rule {
  @Override
  public Set<String> ids() {
    return LibraryRows.ALL.stream().map(LibraryRow::rule).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void look(Archive archive, Findings findings) {
    Artifact artifact = archive.artifact();
    for (LibraryRow row : LibraryRows.ALL) {
      if (!archive.own() && row.matches(artifact)) {
        Advice advice = row.advice();
        findings.add(
            row.rule(),
            row.severity(),
            advice.of(artifact.say() + " " + advice.what()),
            Place.file(archive.name()));
      }
    }
  }
}
