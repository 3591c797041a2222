package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPortTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8000, 127.0.0.1, 8000",
    "localhost:0, localhost, 0",
    "0.0.0.0:65535, 0.0.0.0, 65535",
    "[::1]:8000, ::1, 8000",
  })
  void readsAndWritesAnAddress(String text, String host, int port) {
    HostPort address = HostPort.parse(text);
    assertThat(address).isEqualTo(new HostPort(host, port));
    assertThat(address).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'', HOST:PORT",
    "localhost, HOST:PORT",
    ":8000, HOST:PORT",
    "ftp://localhost:8000, HOST:PORT",
    "localhost:, not a number",
    "localhost:http, not a number",
    "localhost:-1, 0 to 65535",
    "localhost:65536, 0 to 65535",
    "localhost:99999999999, not a number",
    "::1:8000, [ADDRESS]:PORT",
    "[]:8000, no host",
    "' :8000', no host",
  })
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> HostPort.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
