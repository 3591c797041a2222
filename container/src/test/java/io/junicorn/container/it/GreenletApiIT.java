package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import io.junicorn.container.it.app.LookupServlet;
import io.junicorn.container.it.app.MdcServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.greenlet.Greenlet;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** A web application sees the server's greenlets if, and only if, it asks for them. */
class GreenletApiIT {
  private static final String API = "io.junicorn.greenlet.Greenlets";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path asking =
        TestWar.of(LookupServlet.class, MdcServlet.class)
            .manifest("Junicorn-Api: true")
            .jarOf(Greenlet.class)
            .jarOf(MDC.class)
            .jarOf(LoggerContext.class)
            .jarOf(Context.class)
            .write(folder.resolve("asking.war"));
    Path bringing =
        TestWar.of(LookupServlet.class)
            .manifest("Built-By: somebody")
            .jarOf(Greenlet.class)
            .write(folder.resolve("bringing.war"));
    Path bare = TestWar.of(LookupServlet.class).write(folder.resolve("bare.war"));
    server = JunicornProcess.serving(asking, bringing, bare).start();
  }

  @Test
  void whoAsksGetsTheServersClassesBeforeACopy() {
    assertThat(server.get("/asking/lookup?class=" + API))
        .contains("/lib/")
        .doesNotContain("WEB-INF");
    assertThat(server.get("/asking/lookup?class=io.junicorn.hub.Hub"))
        .contains("/lib/")
        .doesNotContain("WEB-INF");
    // Of the copy that it brings: the server's own stays hidden.
    assertThat(server.get("/asking/lookup?class=io.junicorn.hub.OffloadPool")).contains("WEB-INF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.junicorn.container.launch.Main",
        "io.micrometer.core.instrument.Meter",
        "org.eclipse.jetty.server.Server",
        "picocli.CommandLine",
      })
  void theRestOfTheServerStaysHidden(String name) {
    assertThat(server.get("/asking/lookup?class=" + name)).contains("ClassNotFoundException");
  }

  @Test
  void whoDoesNotAskKeepsACopyAndTheServerWarnsOnce() {
    assertThat(server.get("/bringing/lookup?class=" + API)).contains("WEB-INF/lib");
    assertThat(server.output().lines().filter(l -> l.contains("does not see those"))).hasSize(1);
    assertThat(server.output())
        .containsPattern("bringing.war brings .* in WEB-INF/lib/[^ ]+\\.jar:");
  }

  @Test
  void whoDoesNeitherSeesNothing() {
    assertThat(server.get("/bare/lookup?class=" + API)).contains("ClassNotFoundException");
  }

  @Test
  void theApplicationsOwnLoggingContextFollowsASpawn() {
    assertThat(server.get("/asking/mdc?user=alice")).isEqualTo("alice");
    assertThat(server.get("/asking/mdc?user=bob")).isEqualTo("bob");
    assertThat(server.get("/asking/lookup?class=org.slf4j.MDC")).contains("WEB-INF/lib");
  }

  @ParameterizedTest
  @CsvSource({"yes", "TRUE", "false", "''"})
  void anotherValueIsRefused(String value) {
    Path war =
        TestWar.of(LookupServlet.class)
            .manifest("Junicorn-Api: " + value)
            .write(folder.resolve("odd.war"));
    Cli.serve(war)
        .assertCannotStart(war.toString(), "Junicorn-Api", "'" + value + "'", "allowed is true");
  }
}
