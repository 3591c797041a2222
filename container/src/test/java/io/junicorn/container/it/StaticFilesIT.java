package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Static files of each environment, small ones and such that do not stay in memory. */
class StaticFilesIT {
  /** Three megabytes of numbers, of which no two parts are alike. */
  private static final String LARGE =
      new Random(1)
          .ints(300_000, 100_000_000, 1_000_000_000)
          .mapToObj(number -> number + "\n")
          .collect(Collectors.joining());

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path war =
        TestWar.empty()
            .webXml("")
            .file("small.txt", "small")
            .file("large.txt", LARGE)
            .file("sub/index.html", "welcome")
            .write(folder.resolve("files.war"));
    server =
        JunicornProcess.serving(
                Stream.of("ee8", "ee10", "ee11").map(e -> "/" + e + "=" + war).toArray())
            .with("--set", "context./ee8.environment=ee8")
            .with("--set", "context./ee10.environment=ee10")
            .with("--set", "context./ee11.environment=ee11")
            .start();
  }

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = Http.to(server.uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Http.send(Http.browser(), request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ee8", "/ee10", "/ee11"})
  void areServedWholeInPartsAndNotAtAll(String context) {
    assertThat(get(context + "/small.txt").body()).isEqualTo("small");
    assertThat(get(context + "/small.txt").body()).as("from memory").isEqualTo("small");
    assertThat(get(context + "/sub/").body()).isEqualTo("welcome");
    assertThat(get(context + "/nothing.txt").statusCode()).isEqualTo(404);

    HttpResponse<String> large = get(context + "/large.txt");
    assertThat(large.headers().firstValueAsLong("Content-Length")).hasValue(LARGE.length());
    assertThat(large.body()).isEqualTo(LARGE);

    HttpResponse<String> part = get(context + "/large.txt", "Range", "bytes=2000003-2000007");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(LARGE.substring(2_000_003, 2_000_008));
    HttpResponse<String> parts = get(context + "/large.txt", "Range", "bytes=0-1,2999998-");
    assertThat(parts.statusCode()).isEqualTo(206);
    assertThat(parts.body()).contains(LARGE.substring(0, 2), LARGE.substring(2_999_998));

    String modified = large.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(get(context + "/large.txt", "If-Modified-Since", modified).statusCode())
        .isEqualTo(304);
  }
}
