package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.metrics.Meters;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What /metrics shows, in the text format of Prometheus. */
class MetricsIT {
  private static final String COUNT = "junicorn_requests_seconds_count";

  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    Path war = Apps.toolbox(folder);
    server = JunicornProcess.serving("/one=" + war, "/two=" + war).start();
    management = server.management();
    assertThat(Http.get(server.uri("/one/hit")).statusCode()).isEqualTo(200);
  }

  private static void awaitCount(double count, String... labels) {
    await().until(() -> management.metric(COUNT, labels), c -> c == count);
  }

  @Test
  void requestsAreTimedByContextMethodAndStatusClass() {
    double before = management.metric(COUNT, "context=\"/two\"");
    assertThat(before).isZero();
    Http.get(server.uri("/two/hit"));
    Http.get(server.uri("/two/hit"));
    Http.get(server.uri("/two/absent"));
    Http.post(server.uri("/two/echo"), "text/plain", "x");
    awaitCount(2, "context=\"/two\"", "method=\"GET\"", "status=\"2xx\"");
    awaitCount(1, "context=\"/two\"", "method=\"GET\"", "status=\"4xx\"");
    awaitCount(1, "context=\"/two\"", "method=\"POST\"", "status=\"2xx\"");
    awaitCount(4, "context=\"/two\"");
  }

  @Test
  void aMadeUpMethodIsNoLabel() {
    Http.method("BREW", server.uri("/one/hit"));
    awaitCount(1, "context=\"/one\"", "method=\"OTHER\"");
    assertThat(management.get("/metrics").body()).doesNotContain("BREW");
  }

  @Test
  void aMadeUpPathIsNoLabel() {
    Http.get(server.uri("/three/hit"));
    awaitCount(1, "context=\"none\"", "status=\"4xx\"");
    assertThat(management.get("/metrics").body()).doesNotContain("three");
  }

  @Test
  void theTimerHasAHistogram() {
    assertThat(management.samples("junicorn_requests_seconds_bucket", "le=\"+Inf\"")).isNotEmpty();
    assertThat(management.samples("junicorn_requests_seconds_bucket", "le=\"0.1\"")).isNotEmpty();
  }

  @ParameterizedTest
  // Those of certificates are there when there is one: TlsIT; so are data sources and times of
  // requests that wait for one: ResourcesIT; so are limits: UsageIT. Times on carriers are there
  // when a sample has met a request: StallIT.
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {
        "CERTIFICATE_.*",
        "DATASOURCE_.*",
        "REQUESTS_PARKED",
        "REQUESTS_ON_CARRIER",
        "LIMITS_PASSED"
      },
      value = Meters.class)
  void eachMeterIsThere(Meters meter) {
    String name = meter.id().replace('.', '_');
    assertThat(management.get("/metrics").body())
        .containsPattern("(?m)^# HELP " + name + "\\S* \\S+")
        .containsPattern("(?m)^# TYPE " + name + "\\S* (gauge|counter|histogram)$");
  }

  @Test
  void eachSampleHasHelpAndType() {
    List<String> lines = management.get("/metrics").body().lines().toList();
    Set<String> help = new HashSet<>();
    Set<String> type = new HashSet<>();
    for (String line : lines) {
      if (line.startsWith("# HELP ")) {
        help.add(line.split(" ", 4)[2]);
      } else if (line.startsWith("# TYPE ")) {
        type.add(line.split(" ", 4)[2]);
      } else {
        String name = line.split("[ {]", 2)[0];
        String family = name.replaceAll("_(bucket|count|sum)$", "");
        assertThat(help).as("HELP of %s", line).containsAnyOf(name, family);
        assertThat(type).as("TYPE of %s", line).containsAnyOf(name, family);
      }
    }
    assertThat(help).contains("jvm_memory_used_bytes", "jvm_gc_memory_allocated_bytes_total");
  }

  @Test
  void theSchedulerHasMeters() {
    assertThat(management.metric("junicorn_carriers_parallelism")).isPositive();
    assertThat(management.samples("junicorn_carriers_mounted")).hasSize(1);
    assertThat(management.samples("junicorn_carriers_queued")).hasSize(1);
  }

  @Test
  void theLimitIsAMeterToo() {
    assertThat(management.metric("junicorn_worker_connections")).isEqualTo(1000);
  }
}
