package io.junicorn.loadtests.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.junicorn.loadtests.company.Company;
import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.Gatling;
import io.junicorn.loadtests.drive.Wrk;
import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import io.junicorn.loadtests.result.ServerResult.Outcome;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that lie, err, hang and die are caught, and those beside them are measured. */
class BadServersIT {
  private static final BenchSettings SETTINGS =
      new BenchSettings(true, 1, 1, 1, 10, List.of("-Xmx64m"));

  @TempDir private Path folder;
  private Processes processes;
  private Tools tools;

  @BeforeEach
  void start() throws IOException {
    Optional<String> wrk = Commands.missing("wrk", "wrk");
    assumeTrue(wrk.isEmpty(), () -> wrk.orElse(""));
    Home home = new Home(Path.of("..").toRealPath());
    processes = new Processes(folder.resolve("logs"));
    tools =
        new Tools(
            SETTINGS,
            home,
            processes,
            new Wrk(processes, folder),
            Gatling.of(processes, Home.java(), home.gatlingClassPath(), folder.resolve("gatling")),
            new Company(processes, home));
  }

  @AfterEach
  void end() {
    if (processes != null) {
      processes.close();
    }
  }

  private SceneResult run(Scene scene, BadServer.Kind... kinds) {
    List<Peer> peers = Arrays.stream(kinds).<Peer>map(BadPeer::new).toList();
    return scene.run(peers, tools, System.out::println);
  }

  private static Scene hello() {
    return new ThroughputScene(
        "hello", "Test", "hello", "", Targets.HELLO, 8, EnumSet.of(Feature.BASICS));
  }

  private static Scene helloAtARate() {
    return RateScene.of("rate", "hello", Targets.HELLO, 50, EnumSet.of(Feature.BASICS));
  }

  private static ServerResult of(SceneResult result, BadServer.Kind kind) {
    return result.servers().stream()
        .filter(server -> server.server().equalsIgnoreCase(kind.name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aServerThatDoesNotSpeakHttp2FailsByThatReason() {
    Optional<String> missing = new Http2Scene().missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    ServerResult honest = of(run(new Http2Scene(), BadServer.Kind.HONEST), BadServer.Kind.HONEST);
    assertThat(honest.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(honest.reason()).contains("/hello is answered wrongly over HTTP/2");
  }

  @Test
  void anHonestServerIsMeasuredWithoutProblems() {
    ServerResult honest = of(run(hello(), BadServer.Kind.HONEST), BadServer.Kind.HONEST);
    assertThat(honest.outcome()).isEqualTo(Outcome.MEASURED);
    assertThat(honest.rounds())
        .singleElement()
        .satisfies(
            round -> {
              assertThat(round.problems()).isEmpty();
              assertThat(round.values())
                  .containsKeys(
                      Metric.REQUESTS_PER_SECOND,
                      Metric.P50,
                      Metric.P99,
                      Metric.P999,
                      Metric.CPU_PER_REQUEST,
                      Metric.ALLOCATED_PER_REQUEST,
                      Metric.HEAP_AFTER_GC,
                      Metric.RESIDENT,
                      Metric.THREADS,
                      Metric.OPEN_FILES)
                  .containsEntry(Metric.ERRORS, 0.0);
              assertThat(round.values().get(Metric.REQUESTS_PER_SECOND)).isPositive();
            });
  }

  @Test
  void aServerThatLiesHasItsWrongAnswersCountedAgainstItAndNoLatency() {
    ServerResult liar = of(run(hello(), BadServer.Kind.LIES), BadServer.Kind.LIES);
    // It may fail the check after the round, too: that depends on whose turn it is.
    assertThat(liar.rounds().stream().map(Round::problems).toList() + liar.reason())
        .contains("woeld");
    for (Round round : liar.rounds()) {
      assertThat(round.values().get(Metric.ERRORS)).isPositive();
      assertThat(round.values()).doesNotContainKeys(Metric.P50, Metric.P99, Metric.P999);
    }
  }

  @Test
  void quickErrorsAreNotFast() {
    ServerResult errs = of(run(hello(), BadServer.Kind.ERRS), BadServer.Kind.ERRS);
    assertThat(errs.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(errs.reason()).contains("answered wrongly").contains("500 oops");
    assertThat(errs.rounds()).isEmpty();
  }

  @Test
  void aServerThatHangsFailsAndTheOneBesideItIsMeasured() {
    SceneResult result = run(hello(), BadServer.Kind.HANGS, BadServer.Kind.HONEST);
    assertThat(of(result, BadServer.Kind.HANGS).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(of(result, BadServer.Kind.HANGS).reason()).contains("does not answer any more");
    assertThat(of(result, BadServer.Kind.HONEST).outcome()).isEqualTo(Outcome.MEASURED);
  }

  @Test
  void aServerThatDiesFailsWithItsLastWordsAndTheOneBesideItIsMeasured() {
    SceneResult result = run(hello(), BadServer.Kind.DIES, BadServer.Kind.HONEST);
    assertThat(of(result, BadServer.Kind.DIES).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(of(result, BadServer.Kind.DIES).reason()).contains("died with 3", "dying as told");
    assertThat(of(result, BadServer.Kind.HONEST).outcome()).isEqualTo(Outcome.MEASURED);
  }

  @Test
  void gatlingCatchesALiar() {
    ServerResult liar = of(run(helloAtARate(), BadServer.Kind.LIES), BadServer.Kind.LIES);
    for (Round round : liar.rounds()) {
      assertThat(round.values().get(Metric.ERRORS)).isPositive();
      assertThat(round.problems()).anyMatch(problem -> problem.contains("wrong answers"));
    }
    assertThat(liar.rounds().size() + liar.reason().length()).isPositive();
  }

  @Test
  void aCrowdThatWasLiedToHasNoTotalTime() {
    Crowd crowd = Crowd.of("hello", Targets.HELLO, new Arrival.AtOnce(20));
    SceneInfo info = new SceneInfo("crowd", "Test", "hello", "", "", List.of(Metric.TOTAL_SECONDS));
    Scene scene =
        new CrowdScene(
            info,
            EnumSet.of(Feature.BASICS),
            crowd,
            crowd,
            Targets.HELLO,
            Duration.ofSeconds(20),
            1);
    SceneResult result = run(scene, BadServer.Kind.LIES, BadServer.Kind.HONEST);
    for (Round round : of(result, BadServer.Kind.LIES).rounds()) {
      assertThat(round.values()).doesNotContainKey(Metric.TOTAL_SECONDS);
    }
    assertThat(of(result, BadServer.Kind.HONEST).rounds())
        .singleElement()
        .satisfies(round -> assertThat(round.values()).containsKey(Metric.TOTAL_SECONDS));
  }

  @Test
  void aPeerThatLacksWhatASceneNeedsIsSkippedByName() {
    SceneResult result =
        hello()
            .run(
                List.of(new BadPeer(BadServer.Kind.HONEST, EnumSet.noneOf(Feature.class))),
                tools,
                System.out::println);
    assertThat(of(result, BadServer.Kind.HONEST).outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(of(result, BadServer.Kind.HONEST).reason()).contains("does not offer");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Launch launch = new Launch(taken.getLocalPort(), false, List.of(), List.of(), Map.of());
      assertThatThrownBy(
              () -> RunningServer.start(processes, new BadPeer(BadServer.Kind.HONEST), launch))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
    }
  }
}
