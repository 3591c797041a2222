package io.junicorn.container.check;

/** Finds libraries of the table {@link LibraryRows}. */
final class LibraryRule implements Rule {
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
