package io.junicorn.container.it;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.patch.ClassPatcher;
import io.junicorn.patch.PatchReport;
import io.junicorn.patch.PatchRule;
import io.junicorn.patch.PatchedClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WARs of the registry with every rule of patching on. */
class PatchedThirdPartyIT {
  private static final Set<PatchRule> ALL = EnumSet.allOf(PatchRule.class);

  private static final Pattern NOT_VERIFIABLE =
      Pattern.compile(
          "Could not resolve class|Instructions jsr|Inference verification is not supported");

  private static final String CLASSES = "WEB-INF/classes/";

  /** Of the tests, with the runtime of patching, and of the environment of such old WARs. */
  private static final ClassLoader SERVER =
      new URLClassLoader(
          Distribution.environmentJars("ee8").stream()
              .map(PatchedThirdPartyIT::url)
              .toArray(URL[]::new),
          PatchedThirdPartyIT.class.getClassLoader());

  @TempDir private static Path home;

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void allRunWithEveryRuleOn() {
    try (JunicornProcess server =
        JunicornProcess.serving(
                "/wiki=" + Distribution.thirdParty("jspwiki.war"),
                "/shiro=" + Distribution.thirdParty("shiro.war"),
                "/demo=" + Distribution.thirdParty("jsp-demo.war"),
                "/hawtio=" + Distribution.thirdParty("hawtio.war"))
            .with("--patch", "observe,file,executor,thread,native,threadlocal")
            .javaOptions("-Duser.home=" + home)
            .start()) {
      assertThat(server.get("/wiki/Wiki.jsp?page=Main")).contains("JSPWiki");
      assertThat(server.get("/shiro/login.jsp")).contains("name=\"loginform\"");
      assertThat(server.get("/demo/jstl.jsp")).contains("<br");
      assertThat(Http.send(Http.browser(), Http.to(server.uri("/hawtio"))).body())
          .contains("<title>Hawtio</title>");
      String patches = server.management().get("/patches").body();
      assertThat(patches).contains("\"/wiki\"", "\"/shiro\"", "\"/demo\"", "\"/hawtio\"");
      assertThat(server.output()).contains("/wiki: patched so far: ").doesNotContain("VerifyError");
    }
  }

  /**
   * Also those that are not loaded by a front page. Whatever a class lacks in the WAR, it lacks
   * with and without patching.
   */
  @ParameterizedTest
  @ValueSource(strings = {"jspwiki.war", "shiro.war", "jsp-demo.war", "hawtio.war"})
  void everyClassThatIsRewrittenIsLinkedByTheJvmAsItWasBefore(String war) throws IOException {
    Map<String, byte[]> plain = classes(Distribution.thirdParty(war));
    PatchReport report = new PatchReport(ALL);
    ClassPatcher patcher =
        new ClassPatcher(
            ALL,
            report,
            _ -> Optional.empty(),
            type -> {
              String descriptor = type.descriptorString();
              byte[] file = plain.get(descriptor.substring(1, descriptor.length() - 1));
              return file == null ? null : new ByteArrayInputStream(file);
            });
    Map<String, byte[]> patched = new HashMap<>(plain);
    plain.forEach(
        (name, file) ->
            patcher
                .patch(name.replace('/', '.'), file)
                .ifPresent(result -> patched.put(name, result)));

    assertThat(report.patched().isEmpty()).isEqualTo(war.equals("jsp-demo.war"));
    // What is missing in the WAR, and what compilers made that are older than the verifier.
    assertThat(report.left().values())
        .filteredOn(why -> why.startsWith("it cannot be rewritten"))
        .hasSizeLessThan(8)
        .allMatch(why -> NOT_VERIFIABLE.matcher(why).find());
    assertLinkedAlike(
        report.patched().stream().map(PatchedClass::name).toList(),
        new Application(plain),
        new Application(patched));
  }

  private static void assertLinkedAlike(
      List<String> names, Application plain, Application patched) {
    int linked = 0;
    for (String name : names) {
      String result = patched.link(name);
      assertThat(result).as(name).isEqualTo(plain.link(name)).doesNotContain("VerifyError");
      linked += result.equals(Application.LINKED) ? 1 : 0;
    }
    assertThat(linked).as("of %s", names.size()).isGreaterThanOrEqualTo(names.size() * 3 / 4);
  }

  /** The classes of a WAR, which the JVM links, and so verifies, as it does in a server. */
  private static final class Application extends ClassLoader {
    static final String LINKED = "linked";

    private final Map<String, byte[]> files;

    Application(Map<String, byte[]> files) {
      super(SERVER);
      this.files = files;
    }

    /** What becomes of a class up to its initialisation. */
    String link(String name) {
      try {
        var _ = loadClass(name).getDeclaredMethods();
        return LINKED;
      } catch (ClassNotFoundException | LinkageError e) {
        return e.toString();
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] file = files.get(name.replace('.', '/'));
      if (file == null || name.startsWith("java.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, file, 0, file.length);
      }
    }
  }

  /** By name with slashes, as this JVM chooses among the versions of a jar; the first jar wins. */
  private static Map<String, byte[]> classes(Path war) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipFile zip = new ZipFile(war.toFile())) {
      for (ZipEntry entry : zip.stream().sorted(comparing(ZipEntry::getName)).toList()) {
        String name = entry.getName();
        if (name.startsWith(CLASSES)) {
          add(files, name.substring(CLASSES.length()), bytes(zip, entry));
        } else if (name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")) {
          addJar(files, bytes(zip, entry));
        }
      }
    }
    return files;
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static void addJar(Map<String, byte[]> files, byte[] bytes) throws IOException {
    Path file = Files.write(home.resolve("library.jar"), bytes);
    try (JarFile jar =
        new JarFile(file.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
      for (JarEntry entry : jar.versionedStream().toList()) {
        add(files, entry.getName(), bytes(jar, entry));
      }
    }
  }

  private static void add(Map<String, byte[]> files, String name, byte[] file) {
    if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info")) {
      files.putIfAbsent(name.substring(0, name.length() - ".class".length()), file);
    }
  }
}
