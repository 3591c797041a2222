package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.StallServlet;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that hold their carriers are named, and do not stop the others. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StallIT {
  private static final String STALLS = "junicorn_hub_stalls_total";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server =
        JunicornProcess.serving(
                TestWar.of(StallServlet.class, HitServlet.class).write(folder.resolve("shop.war")))
            .with("--isolate", "/shop/stall/cpu/apart,auto")
            .with("--patch", "none")
            .javaOptions(
                "-Djdk.virtualThreadScheduler.parallelism=2 --enable-native-access=ALL-UNNAMED")
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "cpu, cpu, it computes, .compute",
    "native, native, is in native code, .sleepInC",
    "pinned, pinned, pins it, .compareSlowly",
    "class, class_initialisation, initialises a class, $Initialised.<clinit>"
  })
  void namesTheRequestTheReasonAndTheFrame(String how, String reason, String words, String frame) {
    double before = server.management().metric(STALLS, "reason=\"" + reason + "\"");
    assertThat(server.get("/shop/stall/" + how + "?secret=1")).isEqualTo("done");

    await().untilAsserted(() -> assertThat(linesOf(how + "?secret")).isNotEmpty());
    assertThat(linesOf(how + "?secret").getFirst())
        .contains("in context /shop, greenlet-", words, "StallServlet" + frame)
        .containsPattern("holds its carrier for \\d{3} ms");
    server.management().awaitMetric(before + 1, STALLS, "reason=\"" + reason + "\"");
    server.management().awaitMetric(0, "junicorn_hub_stalled");
    assertThat(
            server
                .management()
                .metric("junicorn_requests_on_carrier_estimate_seconds_sum", "context=\"/shop\""))
        .isGreaterThan(0.5);
    assertThat(server.management().get("/stalls").body())
        .contains("/shop/stall/" + how, "\"" + reason + "\"", "StallServlet" + frame);
  }

  private static List<String> linesOf(String how) {
    return server
        .output()
        .lines()
        .filter(line -> line.contains("stall: GET /shop/stall/" + how))
        .toList();
  }

  @Test
  void namesTheReaderOfAFifo() throws Exception {
    double before = server.management().metric(STALLS, "reason=\"file_io\"");
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    try (RawHttp reader = server.connect().sendGet("/shop/stall/file?file=" + fifo)) {
      try (var writer = Files.newByteChannel(fifo, StandardOpenOption.WRITE)) {
        await().untilAsserted(() -> assertThat(linesOf("file")).isNotEmpty());
        server.management().awaitMetric(1, "junicorn_hub_stalled");
        assertThat(writer.isOpen()).isTrue();
      }
      assertThat(linesOf("file").getFirst()).contains("is in file I/O", "StallServlet.read");
      assertThat(reader.read().status()).isEqualTo(200);
    }
    server.management().awaitMetric(before + 1, STALLS, "reason=\"file_io\"");
    server.management().awaitMetric(0, "junicorn_hub_stalled");
    assertThat(server.management().get("/stalls").body())
        .contains("/shop/stall/file", "\"file_io\"", "StallServlet.read");
  }

  @Test
  void othersAreAnsweredWhileMoreAreHeldThanThereAreCarriers() {
    List<RawHttp> held = new ArrayList<>();
    try {
      // Of one path they would be isolated after three stalls.
      for (String path : List.of("a", "b", "c", "d", "e")) {
        held.add(server.connect().sendGet("/shop/stall/native/" + path));
      }
      server.management().awaitMetric(5, "junicorn_hub_stalled");
      assertThat(server.get("/shop/hit")).isNotEmpty();
      assertThat(server.management().metric("junicorn_hub_stalled")).isEqualTo(5);
      assertThat(server.management().metric("junicorn_carriers_added")).isEqualTo(5);
      held.forEach(each -> assertThat(each.read().status()).isEqualTo(200));
    } finally {
      held.forEach(RawHttp::close);
    }
    server.management().awaitMetric(0, "junicorn_carriers_added");
  }

  @Test
  void whatHasStalledThreeTimesIsIsolatedByItself() {
    List<RawHttp> held = new ArrayList<>();
    try {
      for (int i = 17; i < 20; i++) {
        held.add(server.connect().sendGet("/shop/stall/native/" + i + "/pdf"));
      }
      held.forEach(each -> assertThat(each.read().status()).isEqualTo(200));
    } finally {
      held.forEach(RawHttp::close);
    }
    await()
        .until(
            () ->
                server.management().get("/status").body().contains("\"/shop/stall/native/*/pdf\""));
    server.management().awaitMetric(0, "junicorn_hub_stalled");
    double before = server.management().metric(STALLS);
    try (RawHttp isolated = server.connect().sendGet("/shop/stall/native/20/pdf")) {
      server.management().awaitMetric(1, "junicorn_isolated_active");
      assertThat(isolated.read().status()).isEqualTo(200);
    }
    server.management().awaitMetric(0, "junicorn_isolated_active");
    assertThat(server.management().metric(STALLS)).isEqualTo(before);
  }

  @Test
  void anIsolatedRequestHoldsNoCarrier() {
    double before = server.management().metric(STALLS);
    try (RawHttp isolated = server.connect().sendGet("/shop/stall/cpu/apart")) {
      server.management().awaitMetric(1, "junicorn_isolated_active");
      assertThat(isolated.read().status()).isEqualTo(200);
    }
    server.management().awaitMetric(0, "junicorn_isolated_active");
    assertThat(server.management().metric(STALLS)).isEqualTo(before);
    assertThat(server.management().get("/status").body()).contains("\"/shop/stall/cpu/apart\"");
  }
}
