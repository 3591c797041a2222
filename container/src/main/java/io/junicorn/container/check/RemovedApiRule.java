package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds libraries that want a part of Java that has left it and is not bundled. Those that bring an
 * implementation of it certainly want it; those that say, or show, that they can do without it are
 * only mentioned.
 */
final class RemovedApiRule implements Rule {
  static final String ID = "removed-api";

  private static final String SERVICES = "META-INF/services/";

  private final Known known;
  private final List<Wanted> wanted = new ArrayList<>();

  RemovedApiRule(Known known) {
    this.known = known;
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    if (type.archive().own()) {
      return; // MissingClassRule sees to all that is missing there.
    }
    for (String name : type.types()) {
      if (!known.has(name)) {
        RemovedApi.of(name)
            .ifPresent(
                api -> wanted.add(new Wanted(type.archive(), api, name, type.placeOf(name))));
      }
    }
  }

  @Override
  public void look(War war, Findings findings) {
    for (Wanted want : wanted) {
      if (!war.server().types().contains(want.type)) {
        boolean optional = want.archive.canDoWithout(want.api.dotted());
        findings.add(
            ID,
            optional ? Severity.INFO : Severity.WARNING,
            advice(want.api, optional),
            want.place);
      }
    }
    war.archives().forEach(archive -> lookForServices(war, archive, findings));
  }

  private static void lookForServices(War war, Archive archive, Findings findings) {
    for (String file : archive.files()) {
      if (file.startsWith(SERVICES)) {
        String service = file.substring(SERVICES.length()).replace('.', '/');
        Optional<RemovedApi> api = RemovedApi.of(service);
        if (api.isPresent() && !war.has(service)) {
          findings.add(
              ID,
              Severity.ERROR,
              new Advice(
                  "implements "
                      + ClassFileInWar.dotted(service)
                      + " ("
                      + api.get().name()
                      + "), which is nowhere",
                  "fails with a NoClassDefFoundError where it is used, mostly while it starts",
                  api.get().help()),
              new Place(archive.name(), file, "", 0));
        }
      }
    }
  }

  private static Advice advice(RemovedApi api, boolean optional) {
    return new Advice(
        optional
            ? "can use " + api.name() + " (" + api.dotted() + "), and works without it"
            : "uses " + api.name() + " (" + api.dotted() + "), which left Java and is not bundled",
        optional
            ? "runs it without that part"
            : "fails with a NoClassDefFoundError where the library needs it",
        api.help());
  }

  private record Wanted(Archive archive, RemovedApi api, String type, Place place) {}
}
