package io.junicorn.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.containers.GenericContainer;

/**
 * The image as a strict cluster runs it: one processor, 512 MiB, a root that is read-only, an id
 * that nobody has chosen, and the WAR from a volume.
 */
class SmallContainerIT {
  private static final int MEBIBYTES = 512;
  private static final int PARKED = 2_000;
  private static final String CLASSES = "/tmp/classes.log";
  private static final String USER = "1000770000";

  @RegisterExtension
  static final SharedServer SHARED =
      new SharedServer(() -> ImageServer.start(SmallContainerIT::strict));

  private static void strict(GenericContainer<?> container) {
    container.withEnv("JUNICORN_WORKER_CONNECTIONS", Integer.toString(PARKED + 100));
    container.withEnv("JUNICORN_JAVA_OPTS", "-Xlog:class+load:file=" + CLASSES);
    container.withCreateContainerCmdModifier(command -> command.withUser(USER + ":0"));
    ImageServer.host(
        container,
        host -> {
          ImageServer.limit(host, MEBIBYTES);
          host.withReadonlyRootfs(true)
              .withTmpFs(Map.of("/tmp", ""))
              .withBinds(Bind.parse(Image.sample() + ":/webapps/ROOT.war:ro"));
        });
  }

  private static ImageServer server() {
    return SHARED.server();
  }

  @Test
  void itIsLiveAndReadyAndServesTheWarOfTheVolume() {
    assertThat(server().management("/livez").statusCode()).isEqualTo(200);
    assertThat(server().management("/readyz").statusCode()).isEqualTo(200);
    assertThat(server().get("/hello").body()).contains("Hello");
  }

  @Test
  void aPageIsCompiledWithoutAJdkAndWithoutAWritableRoot() {
    assertThat(server().get("/login").body()).contains("<form");
  }

  @Test
  void itCountsItsGreenletsForEverybodyAndShowsTheRestToNobody() {
    assertThat(server().management("/metrics").body()).contains("\njunicorn_greenlets_active ");
    assertThat(server().management("/greenlets").statusCode()).isBetween(401, 404);
  }

  @Test
  void itRunsUnderTheIdThatItIsGivenAndCanWriteToTmpAlone() {
    assertThat(server().run("id", "-u")).isEqualTo(USER);
    assertThat(server().run("sh", "-c", "cat /proc/1/comm")).isEqualTo("java");
    assertThat(server().run("sh", "-c", "touch /opt/junicorn/x || touch /webapps/x || echo none"))
        .isEqualTo("none");
    assertThat(server().run("sh", "-c", "touch /tmp/x && echo written")).isEqualTo("written");
  }

  @Test
  void theHeapIsMostOfTheMemoryLimitButNotAllOfIt() {
    double heap = server().metric("jvm_memory_max_bytes{area=\"heap\"");
    double limit = MEBIBYTES * 1024.0 * 1024;
    assertThat(heap / limit).isBetween(0.4, 0.7);
  }

  @Test
  void personsOnCallFindTheirToolsInIt() {
    assertThat(server().run("jcmd", "1", "VM.version")).contains("25");
    assertThat(server().run("jcmd", "1", "JFR.check")).contains("No available recordings");
  }

  @Test
  void classesComeFromTheArchiveThatTheImageHas() {
    assertThat(server().run("grep", "launch.Main source", CLASSES)).contains("shared objects file");
    assertThat(server().run("grep", "-c", "org.eclipse.jetty.server.*shared objects", CLASSES))
        .matches("[1-9][0-9]+");
  }

  @Test
  void twoThousandParkedRequestsAreHeldAndAnswered() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        server().send(PARKED, "/delay?ms=40000");
    server().awaitMetric("junicorn_greenlets_active ", PARKED);
    assertThat(server().metric("junicorn_requests_active ")).isGreaterThanOrEqualTo(PARKED);
    assertThat(answers.stream().map(CompletableFuture::join))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(server().state().getOOMKilled()).isFalse();
    assertThat(server().state().getRunning()).isTrue();
  }
}
