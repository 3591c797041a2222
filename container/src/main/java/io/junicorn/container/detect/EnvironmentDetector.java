package io.junicorn.container.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the environment of a web application from what is in it.
 *
 * <p>A descriptor of Jetty's that names one is obeyed. Else classes decide, because they cannot be
 * mixed: those in {@code WEB-INF/classes}, else those that the descriptor or a framework starts
 * with, else those of the first jar that knows servlets. Where no class does, descriptors and pages
 * decide. Without a decision Jetty would start a javax application as a jakarta one, which answers
 * 404: its annotations and listeners are invisible.
 */
public final class EnvironmentDetector {
  private final Path webInf;
  private final Path webApp;
  private final Optional<Descriptor> webXml;
  private final Libraries libraries;

  private EnvironmentDetector(Path webApp) throws IOException {
    this.webApp = webApp;
    this.webInf = webApp.resolve("WEB-INF");
    this.webXml = Descriptor.read(webInf.resolve("web.xml"));
    this.libraries = Libraries.in(webInf.resolve("lib"));
  }

  /**
   * The environment for an unpacked web application.
   *
   * @throws IOException when its folders cannot be read
   */
  public static Choice choose(Path unpacked) throws IOException {
    return new EnvironmentDetector(unpacked).choose();
  }

  private Choice choose() throws IOException {
    for (String name : List.of("jetty-web.xml", "jetty-env.xml")) {
      Optional<EnvironmentName> named = Pages.namedIn(webInf.resolve(name));
      if (named.isPresent()) {
        String id = named.get().id();
        return new Choice(named.get(), name + " names classes of org.eclipse.jetty." + id, false);
      }
    }
    ServletUse use = classesThatCount();
    return use.isEmpty() ? choiceWithoutClasses() : choiceByClasses(use);
  }

  private ServletUse classesThatCount() throws IOException {
    ServletUse own = ownClasses();
    if (!own.isEmpty()) {
      return own;
    }
    ServletUse named = libraries.ofClasses(webXml.map(Descriptor::classes).orElse(List.of()));
    if (!named.isEmpty()) {
      return named;
    }
    ServletUse initializers = libraries.ofInitializers();
    return initializers.isEmpty() ? libraries.ofFirst() : initializers;
  }

  private ServletUse ownClasses() throws IOException {
    ServletUse use = new ServletUse();
    Path classes = webInf.resolve("classes");
    if (Files.isDirectory(classes)) {
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(EnvironmentDetector::isClass).toList()) {
          use.add(file.toString(), Files.readAllBytes(file));
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return use;
  }

  /** A folder may have such a name, too. */
  static boolean isClass(Path file) {
    return file.toString().endsWith(".class") && Files.isRegularFile(file);
  }

  private Choice choiceByClasses(ServletUse use) {
    Optional<ApiFamily> descriptor = webXml.flatMap(Descriptor::family);
    ApiFamily family = majority(use, descriptor);
    List<String> reasons = new ArrayList<>();
    webXml.filter(x -> agrees(x, family)).ifPresent(x -> reasons.add(x.say()));
    reasons.add(use.say(family));
    EnvironmentName environment = environmentOf(family, use, reasons);
    StringBuilder reason = new StringBuilder(String.join(" and ", reasons));
    boolean contradicted = use.isMixed();
    if (contradicted) {
      reason.append("; but ").append(use.say(family.other())).append(", which is not there");
    }
    if (webXml.isPresent() && !agrees(webXml.get(), family)) {
      reason.append(", though ").append(webXml.get().say());
      // An old web.xml around new classes is common and harmless.
      contradicted = contradicted || family == ApiFamily.JAVAX;
    }
    return new Choice(environment, reason.toString(), contradicted);
  }

  private static ApiFamily majority(ServletUse use, Optional<ApiFamily> descriptor) {
    int difference = use.count(ApiFamily.JAVAX) - use.count(ApiFamily.JAKARTA);
    if (difference == 0) {
      return descriptor.orElse(ApiFamily.JAKARTA);
    }
    return difference > 0 ? ApiFamily.JAVAX : ApiFamily.JAKARTA;
  }

  private static boolean agrees(Descriptor descriptor, ApiFamily family) {
    return descriptor.family().orElse(family) == family;
  }

  private EnvironmentName environmentOf(ApiFamily family, ServletUse use, List<String> reasons) {
    if (family == ApiFamily.JAVAX) {
      return EnvironmentName.EE8;
    }
    if (webXml.isPresent() && webXml.get().isAtLeast61()) {
      return EnvironmentName.EE11;
    }
    if (!use.needs61().isEmpty()) {
      reasons.add("it calls " + use.needs61() + " of Servlet 6.1");
      return EnvironmentName.EE11;
    }
    return EnvironmentName.EE10;
  }

  private Choice choiceWithoutClasses() throws IOException {
    for (String name : List.of("web.xml", "faces-config.xml", "beans.xml")) {
      Optional<Descriptor> descriptor =
          name.equals("web.xml") ? webXml : Descriptor.read(webInf.resolve(name));
      Optional<ApiFamily> family = descriptor.flatMap(Descriptor::family);
      if (family.isPresent()) {
        boolean new61 = name.equals("web.xml") && descriptor.get().isAtLeast61();
        return new Choice(
            environmentOf(family.get(), new61),
            descriptor.get().say() + " and no class uses servlets",
            false);
      }
    }
    Optional<ApiFamily> pages = Pages.family(webApp);
    if (pages.isPresent()) {
      return new Choice(
          environmentOf(pages.get(), false), "its pages use " + pages.get().root(), false);
    }
    return new Choice(EnvironmentName.EE10, "nothing in it says otherwise", false);
  }

  private static EnvironmentName environmentOf(ApiFamily family, boolean atLeast61) {
    if (family == ApiFamily.JAVAX) {
      return EnvironmentName.EE8;
    }
    return atLeast61 ? EnvironmentName.EE11 : EnvironmentName.EE10;
  }
}
