package io.junicorn.loadtests.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What users notice of two servers that come and go behind a proxy: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RollingContract {
  private static final int PER_SECOND = 500;
  private static final Duration AROUND = Duration.ofSeconds(3);
  private static final int VISITS = 10;

  private final ProxyKind kind;
  private String reasonToSkip = "";
  private @Nullable Stand started;

  RollingContract(ProxyKind kind) {
    this.kind = kind;
  }

  /** Why it cannot be tried on this machine, if it cannot; asked once. */
  Optional<String> missing() {
    return kind.find().isPresent()
        ? Optional.empty()
        : Optional.of(kind.program() + " is not installed (Debian: " + kind.program() + ")");
  }

  /** How servers are started. */
  abstract Deployment deployment(Path folder) throws IOException;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    reasonToSkip = missing().orElse("");
    if (reasonToSkip.isEmpty()) {
      // Proxies look every 500 ms here; the rest is for a machine that is busy.
      List<String> flags = List.of("--drain-delay", "5s");
      started = new Stand(kind, deployment(folder), flags, folder);
    }
  }

  /** In front of each test, not of the class: so each of them is reported as skipped. */
  @BeforeEach
  void skipWithoutTools() {
    assumeTrue(reasonToSkip.isEmpty(), reasonToSkip);
  }

  @AfterAll
  void stop() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  private Stand stand() {
    return Objects.requireNonNull(started);
  }

  @Test
  void nobodyNoticesThatBothServersAreReplaced() throws Exception {
    RollingReport report = new RollingUpdate(stand(), PER_SECOND, AROUND, 1).run();
    System.out.println(kind + ": " + report.text());
    assertThat(report.tally().problems()).isEmpty();
    assertThat(report.faults()).isEmpty();
    assertThat(report.exitCodes()).containsExactly(0, 0);
    assertThat(report.sent() / (double) report.took().toSeconds()).isGreaterThan(PER_SECOND * 0.9);
    for (Work work : Work.values()) {
      assertThat(report.tally().count(work, Outcome.RIGHT)).as(work.title()).isPositive();
    }
  }

  @Test
  void aUserStaysAtTheServerWhoseNameEndsTheIdIfThatIsWanted() throws Exception {
    try (Entry entry = stand().stickyEntry()) {
      Set<String> nodes = new HashSet<>();
      while (nodes.size() < 2) {
        User user = User.logIn(entry);
        nodes.add(user.node());
        assertThat(servers(user)).containsExactly(user.node());
      }
    }
  }

  @Test
  void aUserIsServedByAllServersOtherwise() throws Exception {
    try (Entry entry = stand().anyEntry()) {
      assertThat(servers(User.logIn(entry))).containsExactlyInAnyOrder("one", "two");
    }
  }

  private static Set<String> servers(User user) throws LostAnswer {
    Set<String> servers = new HashSet<>();
    for (int i = 0; i < VISITS; i++) {
      servers.add(user.visit().header("X-Served-By"));
    }
    return servers;
  }

  @Test
  void aLoginSurvivesTheKillOfTheServerThatServedIt() throws Exception {
    for (Entry each : List.of(stand().stickyEntry(), stand().anyEntry())) {
      try (Entry entry = each) {
        User user = User.logIn(entry);
        String server = user.visit().header("X-Served-By");
        Slot slot =
            stand().slots().stream().filter(s -> s.name().equals(server)).findFirst().orElseThrow();
        stand().replica(slot).kill();
        assertThat(servers(user)).isNotEmpty().doesNotContain(server);
        assertThat(user.visits()).isEqualTo(1 + VISITS);
        stand().begin(slot).awaitReady();
        stand().awaitAll();
        user.visit();
      }
    }
  }
}
