package io.junicorn.loadtests.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations in the documentation are those that are tried. */
class ConfigFileTest {
  private static final List<Slot> SLOTS =
      List.of(new Slot("one", 8001, 9001), new Slot("two", 8002, 9002));

  @ParameterizedTest
  @ValueSource(strings = {"haproxy.cfg", "nginx.conf", "servers.conf"})
  void theDocumentationShowsTheFilesThatTheTestsUse(String name) throws IOException {
    String page = Files.readString(Path.of("../docs/rolling-updates.md"));
    assertThat(page).contains("```\n" + ConfigFile.resource(name) + "```\n");
  }

  @Test
  void nginxIsToldTheServersThatAreReady() throws IOException {
    assertThat(Nginx.servers(SLOTS, Set.of("one", "two")))
        .isEqualTo(ConfigFile.resource("servers.conf"));
  }

  @Test
  void aServerThatIsNotReadyIsInNoUpstreamAndTheOtherIsNoSpare() {
    assertThat(Nginx.servers(SLOTS, Set.of("two")))
        .contains("upstream one {\n    server 127.0.0.1:8002;\n")
        .doesNotContain("8001", "backup");
  }
}
