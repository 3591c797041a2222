package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.servlet.ChildPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static Settings read(Map<String, List<String>> given) {
    Sources sources = new Sources();
    given.forEach(
        (name, texts) ->
            sources.option(SettingKey.find(name).orElseThrow(), texts, Sources.COMMAND_LINE));
    return SettingsReader.read(sources);
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    Settings settings = read(Map.of());
    assertThat(settings.listen().bind())
        .extracting(BindAddress::toString)
        .containsExactly("127.0.0.1:8000");
    assertThat(settings.management().management()).hasValue(new HostPort("127.0.0.1", 9000));
    assertThat(settings.work().workerConnections()).isEqualTo(1000);
    assertThat(settings.work().streamConnections()).isEqualTo(10_000);
    assertThat(settings.deadlines().gracefulTimeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatIsGivenCounts() {
    Settings settings =
        read(
            Map.of(
                "bind", List.of("localhost:1", "[::1]:2"),
                "management", List.of("off"),
                "queue-size", List.of("0"),
                "queue-timeout", List.of("250ms")));
    assertThat(settings.listen().bind())
        .extracting(BindAddress::toString)
        .containsExactly("localhost:1", "[::1]:2");
    assertThat(settings.management().management()).isEmpty();
    assertThat(settings.work().admission().queueSize()).isZero();
    assertThat(settings.work().admission().queueTimeout()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void isolationByStallsNeedsSomebodyWhoLooksForThem() {
    Map<String, List<String>> blind = Map.of("isolate", List.of("/a", "auto"));
    assertThat(read(blind).stalls().isolate()).hasSize(2);
    assertThatThrownBy(
            () ->
                read(Map.of("isolate", List.of("/a", "auto"), "max-blocking-time", List.of("off"))))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--isolate", "'auto'", "--max-blocking-time off");
    assertThatThrownBy(() -> read(Map.of("isolate", List.of("off", "/x"))))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--isolate", "'off' stands alone");
    assertThatThrownBy(() -> read(Map.of("isolate", List.of("/a/**"))))
        .hasMessageStartingWith("--isolate: '/a/**' is no pattern, such as /shop/report/*");
  }

  @Test
  void aChoiceIsOneOfItsWords() {
    assertThat(read(Map.of()).work().childGreenlets()).isEqualTo(ChildPolicy.JOIN);
    assertThat(read(Map.of("child-greenlets", List.of("kill"))).work().childGreenlets())
        .isEqualTo(ChildPolicy.KILL);
    for (String bad : new String[] {"KILL", "abandon", ""}) {
      assertThatThrownBy(() -> read(Map.of("child-greenlets", List.of(bad))))
          .isInstanceOf(BadSettingException.class)
          .hasMessageContainingAll("--child-greenlets", "'" + bad + "'", "join|kill|detach");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "worker-connections, 1, 0",
    "stream-connections, 0, -1",
    "queue-size, 0, -1",
    "queue-timeout, 1ms, 0ms",
    "max-connections, 1, 0",
    "backlog, 1, 0",
    "backlog, 65535, 65536",
    "keep-alive, 1ms, 0s",
    "header-timeout, 1ms, 0s",
    "graceful-timeout, 0s, -1s",
    "worker-connections, 2147483647, 2147483648",
    "queue-timeout, 24h, 1441m",
    "graceful-timeout, 86400s, 999999999h",
  })
  void theEdgeIsAllowedAndBeyondItKeyValueAndRangeAreNamed(String key, String edge, String beyond) {
    assertThat(read(Map.of(key, List.of(edge)))).isNotNull();
    assertThatThrownBy(() -> read(Map.of(key, List.of(beyond))))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--" + key, "'" + beyond + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, 30, 30s",
    "graceful-timeout, 30, 30s",
    "keep-alive, 5, 5s",
    "keep-alive, 0, 0s",
    "timeout, 0, off",
    "limit-request-line, 4094, 4094B",
  })
  void aPlainNumberAsGunicornTakesItIsRefusedWithWhatWasMeant(
      String key, String number, String meant) {
    assertThatThrownBy(() -> read(Map.of(key, List.of(number))))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll("--" + key, "'" + number + "'", "did you mean " + meant + "?");
  }

  @Test
  void refusesOneAddressForTwoThings() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "bind",
                        List.of("127.0.0.1:8001"),
                        "management",
                        List.of("127.0.0.1:8001"))))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("127.0.0.1:8001")
        .hasMessageContaining("twice");
  }
}
