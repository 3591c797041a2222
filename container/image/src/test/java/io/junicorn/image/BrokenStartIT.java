package io.junicorn.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** A container that cannot serve stays not ready, and says why, until somebody looks. */
class BrokenStartIT {
  private static final String TOKEN = "a-token-of-this-test";

  @BeforeEach
  void needsTheImage() {
    Image.assumeBuilt();
  }

  @Test
  void aWarThatCannotStartIsNamedInTheLogAndInTheStatus() {
    assertFailed(
        container -> container.withCopyToContainer(Transferable.of("no zip"), "/webapps/ROOT.war"),
        "ROOT.war");
  }

  @Test
  void aMissingWarIsNamedInTheLogAndInTheStatus() {
    assertFailed(_ -> {}, "/webapps");
  }

  private static void assertFailed(Consumer<GenericContainer<?>> changes, String named) {
    try (ImageServer server =
        ImageServer.start(
            Image.name(),
            ImageServer.LIVE,
            container -> {
              container.withEnv("JUNICORN_MANAGEMENT_TOKEN", TOKEN);
              changes.accept(container);
            })) {
      assertThat(server.management("/readyz").statusCode()).isEqualTo(503);
      assertThat(server.managementAs(TOKEN, "/status").body())
          .contains("\"failed\"", "\"reason\"", named);
      assertThat(server.log()).contains(named);

      server.signal("TERM");
      assertThat(server.exitCode()).isNotZero();
    }
  }
}
