package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of the management port. */
class ManagementIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    server =
        JunicornProcess.serving(Apps.toolbox(folder)).with("--worker-connections", "77").start();
    management = server.management();
  }

  @Test
  void statusTellsWhatDashboardsAsk() {
    HttpResponse<String> status = management.get("/status");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(status.body())
        .contains("\"state\":\"ready\"", "\"active_greenlets\":0", "\"queued\":0")
        .contains("\"max_connections\":77")
        .containsPattern("\"uptime_seconds\":\\d+\\.\\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/status", "/metrics"})
  void answersGetAndHead(String path) {
    assertThat(management.get(path).statusCode()).isEqualTo(200);
    HttpResponse<String> head = Http.method("HEAD", management.uri(path));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void anUnknownPathIsNotFoundAndNamesTheKnownOnes() {
    HttpResponse<String> response = management.get("/nothing");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("/metrics", "/livez", "/readyz", "/status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void nothingCanBeWritten(String method) {
    HttpResponse<String> response = Http.method(method, management.uri("/status"));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void theApplicationPortHasNoneOfIt() {
    for (String path : new String[] {"/metrics", "/livez", "/readyz", "/status"}) {
      assertThat(Http.get(server.uri(path)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void canBeSwitchedOff() {
    try (JunicornProcess other =
        JunicornProcess.serving(Apps.toolbox(folder)).withoutManagement().start()) {
      assertThat(other.output()).doesNotContain("management at");
      assertThat(other.get("/hit")).isEqualTo("1");
    }
  }
}
