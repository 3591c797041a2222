package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.BigServlet;
import io.junicorn.container.it.app.EventsServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawHttp2;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.TestWar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compression, and hosts that are served differently, in one process. */
class ContentIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path big = TestWar.of(BigServlet.class, EventsServlet.class).write(folder.resolve("big.war"));
    Path hit = TestWar.of(HitServlet.class).write(folder.resolve("hit.war"));
    server =
        JunicornProcess.serving("localhost/=" + big, "a.example,*.b.example/=" + hit)
            .with("--compression")
            .start();
  }

  private static RawResponse ask(String path, String host, String... headers) {
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    try (RawHttp client = server.connect()) {
      return client.send(request.append("\r\n").toString()).read();
    }
  }

  private static String unzipped(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void compressesTextForThoseWhoAcceptIt() throws IOException {
    RawResponse zipped = ask("/big?bytes=50000", "localhost", "Accept-Encoding: gzip");
    assertThat(zipped.headers()).containsEntry("content-encoding", "gzip");
    assertThat(zipped.headers().get("vary")).containsIgnoringCase("accept-encoding");
    assertThat(zipped.body().length()).isLessThan(10_000);
    assertThat(unzipped(zipped.body())).isEqualTo("x".repeat(50_000));

    RawResponse plain = ask("/big?bytes=50000", "localhost");
    assertThat(plain.headers()).doesNotContainKey("content-encoding");
    assertThat(plain.body()).hasSize(50_000);
  }

  @Test
  void leavesAloneWhatIsSmallOrCompressedOrNoText() {
    String accept = "Accept-Encoding: gzip";
    assertThat(ask("/big?bytes=500", "localhost", accept).headers())
        .doesNotContainKey("content-encoding");
    assertThat(ask("/big?bytes=50000&type=image/png", "localhost", accept).headers())
        .doesNotContainKey("content-encoding");
    assertThat(ask("/big?bytes=50000&encoding=br", "localhost", accept).headers())
        .containsEntry("content-encoding", "br");
  }

  @Test
  void whatIsFlushedArrivesAtOnce() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertFlushesArrive(client, "/events", "");
      assertFlushesArrive(client, "/events?type=text/plain", "gzip");
      client.shutdownNow();
    }
  }

  private static void assertFlushesArrive(HttpClient client, String path, String encoding)
      throws Exception {
    URI uri = URI.create("http://localhost:" + server.port() + path);
    HttpResponse<InputStream> response =
        client.send(
            Http.to(uri).header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
    try (InputStream body = response.body()) {
      CompletableFuture<String> begin =
          CompletableFuture.supplyAsync(() -> begin(body, !encoding.isEmpty()));
      assertThat(begin).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("data: tick\n\n");
    }
  }

  private static String begin(InputStream body, boolean zipped) {
    try {
      InputStream text = zipped ? new GZIPInputStream(body) : body;
      return new String(text.readNBytes(12), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void compressesOverHttp2AndAnswersHeadWithoutABody() {
    try (RawHttp2 client = RawHttp2.connect(server.port())) {
      RawHttp2.Answer answer =
          client.get(1, "/big?bytes=50000", "accept-encoding", "gzip").answer();
      assertThat(answer.headers().get("content-encoding")).isEqualTo("gzip");
      client.frame(
          RawHttp2.HEADERS,
          RawHttp2.END_STREAM | RawHttp2.END_HEADERS,
          3,
          client.block("HEAD", "/big?bytes=50000", "accept-encoding", "gzip"));
      assertThat(client.answer().body()).isEmpty();
      assertThat(client.get(5, "/big?bytes=500").answer().body()).hasSize(500);
    }
  }

  @Test
  void servesEachHostItsOwnApplicationAndNothingToOthers() {
    assertThat(ask("/hit", "a.example").status()).isEqualTo(200);
    assertThat(ask("/hit", "A.EXAMPLE:80").status()).isEqualTo(200);
    assertThat(ask("/hit", "www.b.example").status()).isEqualTo(200);
    assertThat(ask("/hit", "localhost").status()).isEqualTo(404);
    assertThat(ask("/big?bytes=1", "a.example").status()).isEqualTo(404);
    assertThat(ask("/hit", "c.example").status()).isEqualTo(404);
  }
}
