package io.junicorn.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** A user's own image with a WAR in it: served by itself, and as an init container of ours. */
class CopiedWarIT {
  @BeforeEach
  void needsTheImage() {
    Image.assumeBuilt();
  }

  private static String shop() {
    return OwnImage.build(List.of(new OwnImage.Copy(Image.sample(), "/webapps/shop.war")));
  }

  @Test
  void aWarThatWasCopiedInIsServedAndTermDrainsWhatIsInFlight() {
    try (ImageServer server = ImageServer.start(shop(), ImageServer.READY, _ -> {})) {
      assertThat(server.run("id", "-u")).isEqualTo("10001");
      assertThat(server.get("/shop/hello").body()).contains("Hello");

      CompletableFuture<HttpResponse<String>> slow =
          server.send(1, "/shop/delay?ms=5000").getFirst();
      server.awaitMetric("junicorn_requests_active ", 1);
      server.signal("TERM");

      assertThat(slow.join().statusCode()).isEqualTo(200);
      assertThat(slow.join().body()).isEqualTo("Slept for 5000 ms.\n");
      assertThat(server.exitCode()).isZero();
      assertThat(server.log()).contains("TERM received", "drained in");
    }
  }

  @Test
  @SuppressWarnings("resource") // Both are closed.
  void anInitContainerPutsTheWarIntoAVolumeThatTheServerReads() {
    String volume = "junicorn-test-" + ProcessHandle.current().pid();
    // An emptyDir is everybody's; a volume of Docker is root's.
    try (GenericContainer<?> init =
        new GenericContainer<>(DockerImageName.parse(shop()))
            .withImagePullPolicy(_ -> false)
            .withCreateContainerCmdModifier(
                command -> command.withUser("0:0").withEntrypoint("/bin/cp"))
            .withCommand("/webapps/shop.war", "/target/ROOT.war")
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
      ImageServer.host(init, host -> ImageServer.volume(host, volume, "/target", false));
      init.start();
      try (ImageServer server =
          ImageServer.start(
              container ->
                  ImageServer.host(
                      container,
                      host -> {
                        ImageServer.volume(host, volume, "/webapps", true);
                        host.withReadonlyRootfs(true).withTmpFs(Map.of("/tmp", ""));
                      }))) {
        assertThat(server.get("/hello").body()).contains("Hello");
      } finally {
        init.stop();
        init.getDockerClient().removeVolumeCmd(volume).exec();
      }
    }
  }
}
