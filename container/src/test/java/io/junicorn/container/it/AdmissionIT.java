package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two may run, two may wait, the rest is refused at once. */
class AdmissionIT {
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .with("--worker-connections", "2", "--queue-size", "2", "--queue-timeout", "60s")
            .start();
    management = server.management();
  }

  @AfterEach
  void everythingIsGivenBack() {
    management.awaitIdle();
  }

  /** Two that run and two that wait, until the gate opens. */
  private static Parked full(Gate gate) {
    Parked parked = Parked.gets(server, 4, gate.path());
    management.awaitMetric(2, "junicorn_requests_active");
    management.awaitMetric(2, "junicorn_admission_queued");
    return parked;
  }

  @Test
  void refusesTheSurplusAtOnceAndServesTheRest() {
    double before = rejected("queue_full");
    try (Gate gate = new Gate();
        Parked admitted = full(gate);
        RawHttp surplus = server.connect().patience(AT_ONCE)) {
      RawResponse refusal = surplus.get("/hit");
      assertThat(refusal.status()).isEqualTo(503);
      assertThat(refusal.headers().get("retry-after")).matches("[1-9]\\d*");
      assertThat(refusal.body()).contains("2/2 active", "2/2 queued", "worker-connections");
      assertThat(management.metric("junicorn_greenlets_active")).isEqualTo(2);

      gate.open();
      assertThat(admitted.statuses()).containsOnly(200);
    }
    assertThat(rejected("queue_full") - before).isEqualTo(1);
  }

  @Test
  void aRefusalWithoutBodyKeepsTheConnection() {
    try (Gate gate = new Gate();
        Parked admitted = full(gate);
        RawHttp surplus = server.connect()) {
      RawResponse refusal = surplus.get("/hit");
      assertThat(refusal.status()).isEqualTo(503);
      assertThat(refusal.closes()).isFalse();
      gate.open();
      assertThat(admitted.statuses()).containsOnly(200);
      assertThat(surplus.get("/hit").status()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalOfAnUnreadBodyIsReadableAndClosesTheConnection() {
    try (Gate gate = new Gate();
        Parked admitted = full(gate);
        RawHttp surplus = server.connect()) {
      byte[] body = new byte[5_000_000];
      surplus.send(
          "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n");
      // A client that writes all before it reads, as most do.
      surplus.sendWhatIsTaken(body);
      RawResponse refusal = surplus.read();
      assertThat(refusal.status()).isEqualTo(503);
      assertThat(refusal.closes()).isTrue();
      assertThat(surplus.readToEnd()).isEmpty();
      gate.open();
      assertThat(admitted.statuses()).containsOnly(200);
    }
  }

  @Test
  void aQueuedRequestRunsWhenAPermitComesFree() {
    try (Gate gate = new Gate();
        Parked first = Parked.gets(server, 2, gate.path())) {
      management.awaitMetric(2, "junicorn_requests_active");
      try (Parked queued = Parked.gets(server, 2, "/hit")) {
        management.awaitMetric(2, "junicorn_admission_queued");
        gate.open();
        assertThat(queued.statuses()).containsOnly(200);
      }
      assertThat(first.statuses()).containsOnly(200);
    }
    assertThat(management.metric("junicorn_admission_wait_seconds_sum")).isPositive();
  }

  @Test
  void aQueuedRequestWhoseClientLeftIsGivenBack() {
    try (Gate gate = new Gate();
        Parked running = Parked.gets(server, 2, gate.path())) {
      management.awaitMetric(2, "junicorn_requests_active");
      try (Parked queued = Parked.gets(server, 2, "/park?ms=10")) {
        management.awaitMetric(2, "junicorn_admission_queued");
        queued.abort();
      }
      gate.open();
      assertThat(running.statuses()).isEqualTo(List.of(200, 200));
    }
    management.awaitIdle();
  }

  private static double rejected(String reason) {
    return management.metric("junicorn_admission_rejected_total", "reason=\"" + reason + "\"");
  }
}
