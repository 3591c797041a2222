package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which classes of the server an application sees that asks for its greenlets. */
class ServerApiTest {
  @ParameterizedTest
  @CsvSource({
    "io.junicorn.greenlet.Greenlet, true",
    "io.junicorn.requests.Requests, true",
    "io.junicorn.hub.Hub, true",
    "io.junicorn.hub.HubMeters, false",
    "io.junicorn.hub.OffloadPool, false",
    "io.junicorn.servlet.GreenletHandler, false"
  })
  void itOpensTheGreenletsAndOneClassOfTheHub(String name, boolean open) {
    assertThat(ServerApi.VISIBLE.opens(name)).isEqualTo(open);
  }
}
