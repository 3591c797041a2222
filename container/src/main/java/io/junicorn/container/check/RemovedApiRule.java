package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds libraries that want a part of Java that has left it and is not bundled. Those that bring an
 * implementation of it will fail; those of which much needs it, probably; of others it is a corner,
 * or they say that they can do without it.
 */
final class RemovedApiRule implements Rule {
  static final String ID = "removed-api";

  private static final String SERVICES = "META-INF/services/";

  private final Known known;
  private final Map<Wanted, List<Use>> wanted = new LinkedHashMap<>();

  RemovedApiRule(Known known) {
    this.known = known;
  }

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    if (type.archive().own()) {
      return; // MissingClassRule sees to all that is missing there.
    }
    for (String name : type.types()) {
      Optional<RemovedApi> api = known.has(name) ? Optional.empty() : RemovedApi.of(name);
      if (api.isPresent()) {
        wanted
            .computeIfAbsent(new Wanted(type.archive(), api.get()), k -> new ArrayList<>())
            .add(new Use(type.name(), name, type.placeOf(name)));
      }
    }
  }

  @Override
  public void look(War war, Findings findings) {
    Set<Wanted> implemented = new HashSet<>();
    for (Archive archive : war.archives()) {
      for (String file : archive.files()) {
        if (file.startsWith(SERVICES)) {
          String service = file.substring(SERVICES.length());
          Optional<RemovedApi> api = RemovedApi.of(service.replace('.', '/'));
          if (api.isPresent() && api.get().isNamed() && !war.has(service.replace('.', '/'))) {
            implemented.add(new Wanted(archive, api.get()));
            findings.add(
                ID,
                Severity.ERROR,
                implementing(service, api.get()),
                new Place(archive.name(), file, "", 0));
          }
        }
      }
    }
    wanted.keySet().removeAll(implemented);
    wanted.forEach((want, uses) -> report(want, missing(uses, war), findings));
  }

  private static List<Use> missing(List<Use> uses, War war) {
    return uses.stream().filter(use -> !war.server().types().contains(use.wanted)).toList();
  }

  private static void report(Wanted want, List<Use> uses, Findings findings) {
    Share share = new Share();
    uses.forEach(use -> share.add(use.user));
    boolean much =
        share.isMuchOf(want.archive) && !want.archive.declaresOptional(want.api.dotted());
    for (Use use : uses) {
      findings.add(ID, much ? Severity.WARNING : Severity.INFO, using(want.api, much), use.place);
    }
  }

  private static Advice implementing(String service, RemovedApi api) {
    return new Advice(
        "implements " + service + " (" + api.name() + "), which is nowhere",
        "fails with a NoClassDefFoundError where it is used, mostly while it starts",
        api.help());
  }

  private static Advice using(RemovedApi api, boolean much) {
    String left = " " + api.say() + ", which left Java and is not bundled";
    return new Advice(
        (much ? "uses" : "may use") + left,
        much
            ? "fails with a NoClassDefFoundError where the library needs it"
            : "runs the library; what it uses that for fails with a NoClassDefFoundError",
        much ? api.help() : "nothing, unless the application needs that part: " + api.help());
  }

  private record Wanted(Archive archive, RemovedApi api) {}

  private record Use(String user, String wanted, Place place) {}
}
