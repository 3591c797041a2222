package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which an asynchronous servlet ends. */
class AsyncServletIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).start();
  }

  @ParameterizedTest
  @CsvSource({
    "complete, 0, 200, completed",
    "complete, 200, 200, completed",
    "dispatch, 0, 200, dispatched",
    "dispatch, 200, 200, dispatched",
    "timeout, 200, 500, ''",
    "throw, 0, 500, ''",
  })
  void answers(String mode, int ms, int status, String body) {
    HttpResponse<String> response = Http.get(server.uri("/async?mode=" + mode + "&ms=" + ms));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(body);
  }
}
