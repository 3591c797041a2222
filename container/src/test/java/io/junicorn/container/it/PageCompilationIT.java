package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page that is being compiled holds no carrier: there is only one here, and the compiler waits
 * for a file. Jasper asks a tag library's class about each tag while it translates the page.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PageCompilationIT {
  private static final String TAG =
      """
      package pages;
      public final class Wait extends jakarta.servlet.jsp.tagext.TagSupport {}
      """;

  private static final String CHECK =
      """
      package pages;
      public final class WaitCheck extends jakarta.servlet.jsp.tagext.TagExtraInfo {
        public boolean isValid(jakarta.servlet.jsp.tagext.TagData data) {
          try (java.io.InputStream in = new java.io.FileInputStream(System.getProperty("pipe"))) {
            return in.read() == 'y';
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }
      """;

  private static final String LIBRARY =
      """
      <taglib xmlns="http://java.sun.com/xml/ns/javaee" version="2.1">
        <tlib-version>1.0</tlib-version><short-name>t</short-name>
        <tag><name>wait</name><tag-class>pages.Wait</tag-class><tei-class>pages.WaitCheck</tei-class>
          <body-content>empty</body-content></tag>
      </taglib>
      """;

  @TempDir private static Path folder;
  private static Path pipe;
  private static JunicornProcess server;

  @BeforeAll
  static void start() throws Exception {
    pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    server =
        JunicornProcess.serving(
                application().javax().write(folder.resolve("ee8.war")),
                application().write(folder.resolve("ee10.war")),
                application().write(folder.resolve("ee11.war")))
            .with("--set", "context./ee8.environment=ee8")
            .with("--set", "context./ee10.environment=ee10")
            .with("--set", "context./ee11.environment=ee11")
            .javaOptions(
                "-Djdk.virtualThreadScheduler.parallelism=1"
                    + " -Djdk.virtualThreadScheduler.maxPoolSize=1 -Dpipe="
                    + pipe)
            .start();
  }

  private static TestWar application() {
    TestWar war =
        TestWar.of(HitServlet.class)
            .file("WEB-INF/wait.tld", LIBRARY)
            .file(
                "page.jsp",
                "<%@ taglib prefix=\"t\" uri=\"/WEB-INF/wait.tld\" %><t:wait/>compiled <%= 6 * 7 %>");
    Map<String, byte[]> classes =
        new Sources()
            .against(
                List.of(
                    Distribution.environmentJar("ee10", "jakarta.servlet-api"),
                    Distribution.environmentJar("ee10", "jakarta.servlet.jsp-api")))
            .add("pages.Wait", TAG)
            .add("pages.WaitCheck", CHECK)
            .compile();
    classes.forEach(war::compiled);
    return war;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ee8", "/ee10", "/ee11"})
  void othersRunWhileAPageIsCompiled(String context) throws Exception {
    try (Parked page = Parked.gets(server, 1, context + "/page.jsp")) {
      // Returns when the compiler has opened the other end.
      try (OutputStream answer = Files.newOutputStream(pipe)) {
        assertThat(server.get(context + "/hit")).isNotEmpty();
        answer.write('y');
      }
      assertThat(page.statuses()).containsExactly(200);
    }
    assertThat(server.get(context + "/page.jsp")).isEqualTo("compiled 42");
  }
}
