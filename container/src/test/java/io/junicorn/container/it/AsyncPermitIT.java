package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An asynchronous request holds its permit without a greenlet and gives it back exactly once. */
class AsyncPermitIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .with("--worker-connections", "5", "--queue-size", "0")
            .start();
    management = server.management();
  }

  @AfterEach
  void exactlyAllPermitsAreBack() {
    management.awaitIdle();
    try (Gate gate = new Gate();
        Parked full = Parked.gets(server, 5, gate.path())) {
      management.awaitMetric(5, "junicorn_requests_active");
      try (Parked sixth = Parked.gets(server, 1, "/hit")) {
        assertThat(sixth.statuses()).containsOnly(503);
      }
      gate.open();
      assertThat(full.statuses()).containsOnly(200);
    }
    management.awaitIdle();
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "dispatch"})
  void isCountedUntilItEnds(String mode) {
    try (Gate gate = new Gate();
        Parked waiting = Parked.gets(server, 3, gate.asyncPath(mode))) {
      management.awaitMetric(3, "junicorn_requests_active");
      management.awaitMetric(0, "junicorn_greenlets_active");
      gate.open();
      assertThat(waiting.statuses()).containsOnly(200);
    }
  }

  @Test
  void isGivenBackAfterItsTimeout() {
    try (Parked waiting = Parked.gets(server, 3, "/async?ms=200&mode=timeout")) {
      assertThat(waiting.statuses()).containsOnly(500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw", "throw-and-timeout"})
  void isGivenBackWhenTheServletThrows(String mode) {
    try (Parked failing = Parked.gets(server, 3, "/async?ms=500&mode=" + mode)) {
      assertThat(failing.statuses()).containsOnly(500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "dispatch"})
  void isGivenBackWhenTheClientLeavesBefore(String mode) {
    try (Gate gate = new Gate();
        Parked waiting = Parked.gets(server, 3, gate.asyncPath(mode))) {
      management.awaitMetric(3, "junicorn_requests_active");
      waiting.abort();
      gate.open();
      // The gate is there until nobody waits for it.
      management.awaitIdle();
    }
  }

  @Test
  void isGivenBackWhenTheClientLeavesBeforeTheTimeout() {
    double before = management.metric("junicorn_greenlets_started_total");
    try (Parked waiting = Parked.gets(server, 3, "/async?ms=700&mode=timeout")) {
      await().until(() -> management.metric("junicorn_greenlets_started_total") >= before + 3);
      waiting.abort();
    }
  }
}
