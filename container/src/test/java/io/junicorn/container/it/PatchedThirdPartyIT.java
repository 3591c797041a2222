package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.patch.ClassPatcher;
import io.junicorn.patch.PatchReport;
import io.junicorn.patch.PatchRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

  @TempDir private static Path home;

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

  /** Also those that are not loaded by a front page: the patcher verifies what it makes. */
  @ParameterizedTest
  @ValueSource(strings = {"jspwiki.war", "shiro.war", "jsp-demo.war", "hawtio.war"})
  void everyClassThatIsRewrittenPassesTheVerifier(String war) throws IOException {
    Map<String, byte[]> files = classes(Distribution.thirdParty(war));
    PatchReport report = new PatchReport(ALL);
    ClassPatcher patcher =
        new ClassPatcher(
            ALL,
            report,
            _ -> Optional.empty(),
            type -> {
              String descriptor = type.descriptorString();
              byte[] file = files.get(descriptor.substring(1, descriptor.length() - 1));
              return file == null ? null : new ByteArrayInputStream(file);
            });
    files.forEach((name, file) -> patcher.patch(name.replace('/', '.'), file));

    assertThat(report.patched().isEmpty()).isEqualTo(war.equals("jsp-demo.war"));
    // What is missing in the WAR, and what compilers made that are older than the verifier.
    assertThat(report.left().values())
        .filteredOn(why -> why.startsWith("it cannot be rewritten"))
        .hasSizeLessThan(8)
        .allMatch(why -> NOT_VERIFIABLE.matcher(why).find());
  }

  private static Map<String, byte[]> classes(Path war) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = Files.newInputStream(war);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.startsWith("WEB-INF/classes/")) {
          add(files, name.substring("WEB-INF/classes/".length()), zip.readAllBytes());
        } else if (name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")) {
          addJar(files, zip.readAllBytes());
        }
      }
    }
    return files;
  }

  private static void addJar(Map<String, byte[]> files, byte[] jar) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        add(files, entry.getName(), zip.readAllBytes());
      }
    }
  }

  private static void add(Map<String, byte[]> files, String name, byte[] file) {
    if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info")) {
      files.putIfAbsent(name.substring(0, name.length() - ".class".length()), file);
    }
  }
}
