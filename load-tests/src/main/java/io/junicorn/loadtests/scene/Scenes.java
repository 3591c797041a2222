package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.server.Feature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All scenes, in the order of reports. */
public final class Scenes {
  private static final Duration NO_PAUSE = Duration.ZERO;

  /** So many requests before that the JIT compiler is done with what they go through. */
  private static final Arrival.Rate WARM = new Arrival.Rate(1_500, 4);

  private static final String WARM_REQUESTS = String.format(Locale.ROOT, "%,d", 1_500 * 4);

  private Scenes() {}

  /** Those that this version knows. */
  public static List<Scene> all() {
    List<Scene> scenes = new ArrayList<>();
    scenes.add(
        new ThroughputScene(
            "hello",
            "Throughput",
            "GET /hello, 64 clients",
            "A servlet that writes a short text, behind the sample's two filters: what a server"
                + " costs by itself.",
            Targets.HELLO,
            64,
            EnumSet.of(Feature.BASICS)));
    scenes.add(new TlsScene());
    scenes.add(new Http2Scene());
    for (int millis : new int[] {0, 100}) {
      for (int clients : new int[] {200, 1_500, 4_000}) {
        scenes.add(upstream(millis, clients));
      }
    }
    scenes.add(
        new ThroughputScene(
            "jdbc",
            "Throughput",
            "The feed from PostgreSQL through a pool of 20 connections, 1,000 clients",
            "The feed of a member as JSON: blocking JDBC, the application's own pool, a real"
                + " PostgreSQL.",
            Targets.FEED,
            1_000,
            EnumSet.of(Feature.JDBC)));
    scenes.add(
        new ThroughputScene(
            "jsp",
            "Throughput",
            "A JSP page with JSTL, 64 clients",
            "The sample's front page.",
            Targets.JSP,
            64,
            EnumSet.of(Feature.JSP)));
    scenes.add(
        RateScene.of(
            "latency-hello",
            "GET /hello, 1,000 a second",
            Targets.HELLO,
            1_000,
            EnumSet.of(Feature.BASICS, Feature.HUNDREDS)));
    scenes.add(
        RateScene.of(
            "latency-upstream",
            "A call to an upstream that takes 100 ms, 500 a second",
            Targets.upstream(100),
            500,
            EnumSet.of(Feature.UPSTREAM, Feature.HUNDREDS)));
    scenes.addAll(tutorials());
    scenes.add(held("parked", 6_000, 6, 18, 3));
    // With as many connections, a process of 20,000 open files has some left.
    scenes.add(held("parked-15000", 15_000, 12, 28, 1));
    scenes.add(idle(6_000));
    scenes.add(new SlowReadersScene());
    scenes.add(upload());
    scenes.add(new OverloadScene());
    scenes.add(new DrainScene());
    scenes.add(new StartScene());
    scenes.add(new LargeStartScene());
    scenes.add(new SoakScene());
    return List.copyOf(scenes);
  }

  private static Scene upstream(int millis, int clients) {
    return new ThroughputScene(
        "upstream-" + millis + "ms-" + clients,
        "Upstream call",
        String.format(
            Locale.ROOT,
            "A blocking call to an upstream that takes %d ms, %,d clients",
            millis,
            clients),
        "The servlet calls another service by HttpURLConnection and reports on it. The upstream is a"
            + " process of its own.",
        Targets.upstream(millis),
        clients,
        clients > 1_000
            ? EnumSet.of(Feature.UPSTREAM, Feature.HUNDREDS, Feature.THOUSANDS)
            : EnumSet.of(Feature.UPSTREAM, Feature.HUNDREDS));
  }

  private static List<Scene> tutorials() {
    Target two = Targets.delay(2_000);
    return List.of(
        new BatchScene(),
        tutorial(
            "tutorial-three",
            "Three requests that wait 2 s each",
            "Three users at once; two seconds are the limit.",
            "atOnceUsers(3) of GET /delay?ms=2000",
            Targets.delay(20),
            Crowd.of("waits", two, new Arrival.AtOnce(3)),
            Crowd.of("waits", two, new Arrival.AtOnce(3)),
            EnumSet.of(Feature.BASICS)),
        tutorial(
            "tutorial-feed",
            "5,000 users of a feed from a database",
            "They come within ten seconds and read the feed twice each, with a pause of two seconds.",
            "rampUsers(5000) in 10 s, each 2 times GET /feed, pause 2 s",
            Targets.FEED,
            Crowd.of("feed", Targets.FEED, new Arrival.Ramp(5_000, 10))
                .repeating(2, Duration.ofSeconds(2)),
            Crowd.of("feed", Targets.FEED, new Arrival.Ramp(300, 2))
                .repeating(2, Duration.ofMillis(500)),
            EnumSet.of(Feature.JDBC)),
        streams(1_000, EnumSet.of(Feature.STREAMS, Feature.HUNDREDS)),
        streams(10_000, EnumSet.of(Feature.STREAMS, Feature.HUNDREDS, Feature.THOUSANDS)),
        PrimesScene.tutorial(),
        PrimesScene.closed(),
        PrimesScene.open(),
        PrimesScene.openLater(),
        new CreationScene());
  }

  private static Scene tutorial(
      String id,
      String title,
      String description,
      String load,
      Target warm,
      Crowd full,
      Crowd small,
      Set<Feature> needs) {
    return new CrowdScene(
        new SceneInfo(id, "Tutorials", title, description, "Gatling, " + load, CrowdScene.SHOWN),
        needs,
        full,
        small,
        warm,
        Duration.ofMinutes(5),
        1);
  }

  private static Scene streams(int clients, Set<Feature> needs) {
    int seconds = clients > 1_000 ? 10 : 2;
    int count = clients > 1_000 ? 24 : 12;
    Target events = Targets.events(count, 1_000);
    return new HeldScene(
        new SceneInfo(
            "tutorial-streams-" + clients,
            "Tutorials",
            String.format(Locale.ROOT, "%,d clients on an event stream", clients),
            "Each gets "
                + count
                + " events, one a second, and every stream must be complete. Memory is read"
                + " when all are connected.",
            "Gatling, rampUsers(" + clients + ") of GET " + events.path(),
            HeldScene.SHOWN),
        needs,
        Crowd.of("streams", events, new Arrival.Ramp(clients, seconds)),
        Crowd.of("streams", Targets.events(13, 1_000), new Arrival.Ramp(clients / 10, 1)),
        25,
        1,
        Crowd.of("warm-up", Targets.events(2, 10), new Arrival.Rate(200, 3)));
  }

  private static Scene held(
      String id, int requests, int rampSeconds, int waitSeconds, int fullRounds) {
    Target wait = Targets.delay(waitSeconds * 1_000);
    return new HeldScene(
        new SceneInfo(
            id,
            "Memory",
            String.format(Locale.ROOT, "%,d requests that wait", requests),
            "Each waits in its servlet, when wrk has asked for shorter waits over 64 connections,"
                + " for as long as throughput scenes warm up, and Gatling "
                + WARM_REQUESTS
                + " times: compiled code needs half the stack. Heap is read after full"
                + " collections before and during, and counts everything: connection, parser,"
                + " response, thread and stack.",
            "Gatling, rampUsers(" + requests + ") of GET " + wait.path(),
            HeldScene.SHOWN),
        EnumSet.of(Feature.BASICS, Feature.HUNDREDS, Feature.THOUSANDS),
        Crowd.of("waits", wait, new Arrival.Ramp(requests, rampSeconds)),
        Crowd.of("waits", Targets.delay(12_000), new Arrival.Ramp(requests / 10, 1)),
        waitSeconds + 7,
        fullRounds,
        Crowd.of("warm-up", Targets.delay(5), WARM));
  }

  private static Scene idle(int connections) {
    return new HeldScene(
        new SceneInfo(
            "idle",
            "Memory",
            String.format(Locale.ROOT, "%,d idle connections", connections),
            "Each has asked once and stays open. What it costs to be connected.",
            "Gatling, rampUsers(" + connections + ") of GET /hello, then a pause of 16 s",
            HeldScene.SHOWN),
        EnumSet.of(Feature.BASICS, Feature.KEEP_ALIVE),
        Crowd.of("idle", Targets.HELLO, new Arrival.Ramp(connections, 6))
            .repeating(1, Duration.ofSeconds(16)),
        Crowd.of("idle", Targets.HELLO, new Arrival.Ramp(connections / 10, 1))
            .repeating(1, Duration.ofSeconds(12)),
        20,
        1,
        Crowd.of("warm-up", Targets.HELLO, WARM));
  }

  private static Scene upload() {
    int bytes = 1_000_000;
    Crowd crowd = Crowd.of("upload", Targets.upload(bytes), new Arrival.AtOnce(50));
    return new CrowdScene(
        new SceneInfo(
            "upload",
            "Clients",
            "1 MB multipart uploads by 50 clients",
            "The servlet answers the digest of what it got; the size in the answer is checked.",
            "Gatling, atOnceUsers(50), each 20 times POST /upload",
            CrowdScene.SHOWN),
        EnumSet.of(Feature.UPLOAD),
        crowd.uploading(bytes).repeating(20, NO_PAUSE),
        crowd.uploading(bytes).repeating(2, NO_PAUSE),
        Targets.HELLO,
        Duration.ofSeconds(60),
        2);
  }
}
