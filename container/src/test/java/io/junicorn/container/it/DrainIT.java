package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TERM finishes what is in flight, and takes nothing new. */
class DrainIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void termDuringTwoHundredParkedRequestsLosesNone() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start();
        Gate gate = new Gate();
        RawHttp idle = server.connect();
        Parked parked = Parked.gets(server, 200, gate.path())) {
      assertThat(idle.get("/hit").status()).isEqualTo(200);
      Management management = server.management();
      management.awaitMetric(200, "junicorn_requests_active");

      server.signal("TERM");
      assertThat(idle.patience(Duration.ofSeconds(3)).readToEnd()).as("idle, closed").isEmpty();
      assertThat(management.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(management.get("/readyz").body()).isEqualTo("draining\n");
      assertThat(management.get("/livez").statusCode()).isEqualTo(200);
      assertThat(management.get("/status").body()).contains("\"state\":\"draining\"");
      assertThat(management.metric("junicorn_requests_active")).isEqualTo(200);
      assertThatThrownBy(server::connect).hasCauseInstanceOf(ConnectException.class);

      gate.open();
      List<RawResponse> answers = parked.connections().stream().map(RawHttp::read).toList();
      assertThat(answers)
          .hasSize(200)
          .allMatch(a -> a.status() == 200)
          .allMatch(RawResponse::closes);
      assertThat(parked.connections()).allMatch(c -> c.readToEnd().isEmpty());
      assertThat(server.awaitExit(SOON)).isZero();
      assertThat(server.output()).contains("stopped");
      assertThat(server.troubles()).isEmpty();
    }
  }

  @Test
  void whatWaitsInTheQueueIsServedToo() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder))
                .with("--worker-connections", "2", "--queue-timeout", "20s")
                .start();
        Gate gate = new Gate();
        Parked parked = Parked.gets(server, 6, gate.path())) {
      server.management().awaitMetric(4, "junicorn_admission_queued");
      server.signal("TERM");
      await().until(() -> server.output().contains("draining"));
      gate.open();
      assertThat(parked.statuses()).hasSize(6).containsOnly(200);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void anAsynchronousRequestIsFinished() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start();
        Gate gate = new Gate();
        Parked waiting = Parked.gets(server, 3, gate.asyncPath("complete"))) {
      server.management().awaitMetric(3, "junicorn_requests_active");
      server.management().awaitMetric(0, "junicorn_greenlets_active");
      server.signal("TERM");
      await().until(() -> server.output().contains("draining"));
      gate.open();
      assertThat(waiting.statuses()).containsOnly(200);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void aRequestOfAKeptConnectionThatHasBegunIsFinished() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start();
        Gate gate = new Gate();
        RawHttp connection = server.connect();
        Parked parked = Parked.gets(server, 1, gate.path())) {
      // In one packet: with the answer to the first, the beginning of the second was read.
      connection.send(
          "GET /hit HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hit HTTP/1.1\r\nHost: local");
      assertThat(connection.read().status()).isEqualTo(200);
      server.management().awaitMetric(1, "junicorn_requests_active");
      server.signal("TERM");
      await().until(() -> server.output().contains("draining"));
      RawResponse response = connection.send("host\r\n\r\n").read();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.closes()).isTrue();
      gate.open();
      assertThat(parked.statuses()).containsOnly(200);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void duringTheDelayItServesOnAndIsNotReady() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder)).with("--drain-delay", "1h").start();
        RawHttp kept = server.connect()) {
      assertThat(kept.get("/hit").closes()).isFalse();
      server.signal("TERM");
      await().until(() -> server.output().contains("serving on for drain-delay, 3600000 ms"));
      assertThat(server.management().get("/readyz").statusCode()).isEqualTo(503);
      RawResponse later = kept.get("/hit");
      assertThat(later.status()).isEqualTo(200);
      assertThat(later.closes()).isTrue();
      try (RawHttp fresh = server.connect()) {
        assertThat(fresh.get("/hit").status()).isEqualTo(200);
      }
      server.signal("TERM");
      assertThat(server.awaitExit(SOON)).as("a second TERM hurries").isZero();
    }
  }

  @Test
  void theDrainFollowsTheDelay() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder)).with("--drain-delay", "100ms").start();
        Gate gate = new Gate();
        Parked parked = Parked.gets(server, 3, gate.path())) {
      server.management().awaitMetric(3, "junicorn_requests_active");
      server.signal("TERM");
      await().until(() -> server.output().contains("draining: 3 requests in flight"));
      assertThatThrownBy(server::connect).hasCauseInstanceOf(ConnectException.class);
      gate.open();
      assertThat(parked.statuses()).containsOnly(200);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void whatClientsSendOnTheirConnectionsAtTheMomentOfTheTermIsAnswered() {
    AtomicInteger answered = new AtomicInteger();
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start()) {
      Load.parallel(11, client -> client == 0 ? term(server, answered) : sendOn(server, answered));
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  private static int term(JunicornProcess server, AtomicInteger answered) {
    await().until(() -> answered.get() > 100);
    server.signal("TERM");
    return 0;
  }

  /** A proxy repeats no POST: each that is sent must be answered, until an answer says close. */
  private static int sendOn(JunicornProcess server, AtomicInteger answered) {
    String post = "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n12345";
    try (RawHttp connection = server.connect()) {
      RawResponse answer;
      do {
        // Idle most of the time, as connections of a proxy are; but soon used again.
        LockSupport.parkNanos(20_000_000);
        answer = connection.send(post).read();
        assertThat(answer.body()).isEqualTo("12345");
      } while (answered.incrementAndGet() > 0 && !answer.closes());
    }
    return 0;
  }

  @Test
  void termWhileIdleEndsSoonAndLeavesNoFile() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start();
        RawHttp idle = server.connect()) {
      assertThat(idle.get("/hit").status()).isEqualTo(200);
      assertThat(server.temp()).isDirectoryContaining("glob:**junicorn-*");
      server.signal("TERM");
      assertThat(server.awaitExit(SOON)).isZero();
      assertThat(server.temp()).isEmptyDirectory();
      assertThat(server.troubles()).isEmpty();
    }
  }

  @Test
  void termResetsNobodyAmongTwoThousandIdleConnectionsAndTwoHundredRequests() {
    List<RawHttp> idle = new ArrayList<>();
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start();
        Gate gate = new Gate()) {
      for (int i = 0; i < 2000; i++) {
        idle.add(server.connect());
      }
      assertThat(idle).allMatch(connection -> connection.get("/hit").status() == 200);
      try (Parked parked = Parked.gets(server, 200, gate.path())) {
        server.management().awaitMetric(200, "junicorn_requests_active");
        long begun = System.nanoTime();
        server.signal("TERM");
        assertThat(idle).as("idle, closed").allMatch(RawHttp::endsInOrder);
        Duration closing = Duration.ofNanos(System.nanoTime() - begun);
        gate.open();
        assertThat(parked.statuses()).hasSize(200).containsOnly(200);
        assertThat(parked.connections()).allMatch(RawHttp::endsInOrder);
        assertThat(server.awaitExit(SOON)).isZero();
        System.out.println("2,000 idle connections closed in " + closing.toMillis() + " ms");
        assertThat(closing).isLessThan(SOON);
      }
    } finally {
      idle.forEach(RawHttp::close);
    }
  }
}
