package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that an operator compiled against the adapter and dropped into lib/ext. */
class HooksIT {
  private static final String SERVICE = "META-INF/services/io.junicorn.hooks.ServerListener";

  private static final String DIARY =
      """
      package ops;
      import io.junicorn.hooks.*;
      import io.micrometer.core.instrument.Gauge;
      import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
      import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
      import java.nio.file.*;
      public class Diary implements ServerListener {
        private final SimpleMeterRegistry own = new SimpleMeterRegistry();
        private RequestInfo begun;
        private static synchronized void write(String line) {
          try {
            Files.writeString(Path.of(System.getProperty("diary")), line + "\\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
        @Override public void starting(ServerInfo s) {
          write("starting " + s.contexts() + s.addresses() + Thread.currentThread().isVirtual());
        }
        @Override public void metrics(CompositeMeterRegistry all) {
          all.add(own);
          Gauge.builder("ops.answer", () -> 42).register(all);
          write("metrics");
        }
        @Override public void ready(ServerInfo s) {
          write("ready " + s.contexts() + s.addresses());
        }
        @Override public void requestBegan(RequestInfo r) {
          begun = r;
          write("began " + r);
        }
        @Override public void requestEnded(RequestInfo r, RequestEnd e) {
          write("ended " + (r == begun) + " " + r.path() + " " + e.reason() + " " + e.status()
              + " " + e.contentBytes() + " " + e.duration().isPositive() + e.queued().isZero());
        }
        @Override public void reloading(String context) {
          write("reloading " + context);
        }
        @Override public void reloaded(ReloadEnd end) {
          write("reloaded " + end.context() + " " + end.taken());
        }
        @Override public void limitPassed(LimitEvent e) {
          try {
            Files.writeString(Path.of(System.getProperty("diary") + "-limits"),
                e.limit() + e.over() + (e.value() > e.allowed()) + e.allowed() + e.ends());
          } catch (java.io.IOException thrown) {
            throw new java.io.UncheckedIOException(thrown);
          }
        }
        @Override public void stalled(StallInfo s) {
          if (!s.serves().startsWith("GET /files/")) {
            return;
          }
          try {
            Files.writeString(Path.of(System.getProperty("diary") + "-stalls"),
                s.number() + " " + s.over() + " " + s.reason() + " " + s.context() + " "
                    + (s.onCarrier().toMillis() >= 100) + s.greenlet().startsWith("greenlet-")
                    + s.stack().toString().contains("FilesServlet.doGet") + "\\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (java.io.IOException thrown) {
            throw new java.io.UncheckedIOException(thrown);
          }
        }
        @Override public boolean vetoesPatch(PatchInfo patch) {
          return patch.context().equals("/") && patch.className().endsWith("FilesServlet")
              && patch.rules().equals(java.util.List.of("observe", "file"));
        }
        @Override public void draining() {
          write("draining");
        }
        @Override public void exiting() {
          write("exiting " + own.get("junicorn.requests").timers().stream().mapToLong(t -> t.count()).sum());
        }
      }
      """;

  /** Every hook throws, and an error at that. */
  private static final String CLUMSY =
      """
      package ops;
      import io.junicorn.hooks.*;
      public class Clumsy implements ServerListener {
        @Override public void starting(ServerInfo s) { throw new AssertionError("starting"); }
        @Override public void metrics(io.micrometer.core.instrument.composite.CompositeMeterRegistry m) {
          throw new AssertionError("metrics");
        }
        @Override public void ready(ServerInfo s) { throw new IllegalStateException("ready"); }
        @Override public void requestBegan(RequestInfo r) { throw new AssertionError("began"); }
        @Override public void requestEnded(RequestInfo r, RequestEnd e) { throw new AssertionError("ended"); }
        @Override public void reloading(String c) { throw new AssertionError("reloading"); }
        @Override public void reloaded(ReloadEnd e) { throw new AssertionError("reloaded"); }
        @Override public void stalled(StallInfo s) { throw new AssertionError("stalled"); }
        @Override public void limitPassed(LimitEvent e) { throw new AssertionError("limit"); }
        @Override public void draining() { throw new AssertionError("draining"); }
        @Override public void exiting() { throw new AssertionError("exiting"); }
      }
      """;

  @TempDir private static Path folder;
  private static Path home;
  private static Path extensions;

  @BeforeAll
  static void copy() {
    home = Distribution.withJarsOf(folder.resolve("distribution"));
    extensions = home.resolve("lib").resolve("ext");
  }

  private static Path jar(Path file, String services, Map<String, byte[]> classes) {
    TestWar jar = TestWar.empty().file(SERVICE, services);
    classes.forEach(jar::compiled);
    return jar.writeJar(file);
  }

  private static List<String> read(Path diary) {
    try {
      return Files.exists(diary) ? Files.readAllLines(diary) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void listenersHearWhatTheServerDoesAndCannotHarmIt() throws Exception {
    Map<String, byte[]> classes =
        new Sources().add("ops.Clumsy", CLUMSY).add("ops.Diary", DIARY).compile();
    Path jar = jar(extensions.resolve("ops.jar"), "ops.Clumsy\nops.Diary\n", classes);
    Path diary = folder.resolve("diary");
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .of(home)
            .javaOptions("-Ddiary=" + diary)
            .with("--worker-connections", "1", "--queue-size", "0")
            .with("--max-threads", "1", "--max-action", "report")
            .start()) {
      String address = "http://127.0.0.1:" + server.port() + "/";
      await().until(() -> read(diary).size() == 3);
      assertThat(server.management().get("/patches").body())
          .contains("FilesServlet\":\"a veto of the listener ops.Diary\"");
      assertThat(read(diary))
          .containsExactly("starting [/][]false", "metrics", "ready [/][" + address + "]");
      assertThat(server.management().metric("ops_answer")).isEqualTo(42);

      assertThat(Http.get(server.uri("/hit?a=b")).statusCode()).isEqualTo(200);
      await().until(() -> read(diary).size() == 5);
      assertThat(read(diary).subList(3, 5))
          .containsExactly(
              "began RequestInfo[method=GET, path=/hit, query=a=b, remoteAddress=127.0.0.1, context=/]",
              "ended true /hit completed 200 1 truetrue");

      assertThat(server.get("/attributes")).isEqualTo("[]");
      await().until(() -> read(diary).size() == 7);
      assertThat(read(diary)).last().asString().contains("ended true /attributes completed 200 ");

      try (Gate gate = new Gate();
          Parked parked = Parked.gets(server, 1, gate.path())) {
        server.management().awaitMetric(1, "junicorn_requests_active");
        assertThat(Http.get(server.uri("/hit")).statusCode()).isEqualTo(503);
        await().until(() -> read(diary).size() == 9);
        assertThat(read(diary)).last().asString().contains("ended false /hit refused 503 ");
        gate.open();
        assertThat(parked.statuses()).containsExactly(200);
      }

      await().until(() -> read(diary).size() == 10);
      hearsOfAStallWhenItBeginsAndWhenItIsOver(server, folder.resolve("diary-stalls"));

      await().until(() -> read(diary).size() == 12);
      server.signal("HUP");
      await().until(() -> read(diary).size() == 14);
      assertThat(read(diary)).endsWith("reloading /", "reloaded / true");

      Path limits = folder.resolve("diary-limits");
      await().until(() -> read(limits), told -> !told.isEmpty());
      assertThat(read(limits)).containsExactly("max-threadstruetrue1false");

      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
      assertThat(read(diary)).endsWith("draining", "exiting 5").hasSize(16);
      for (String hook :
          List.of(
              "starting",
              "metrics",
              "ready",
              "request began",
              "request ended",
              "reloading",
              "reloaded",
              "stalled",
              "limit passed",
              "draining")) {
        assertThat(server.output()).contains("the listener ops.Clumsy failed in '" + hook + "'");
      }
    } finally {
      Files.delete(jar);
    }
  }

  /** The servlet that reads files keeps its carrier: the listener has vetoed its patch. */
  private static void hearsOfAStallWhenItBeginsAndWhenItIsOver(JunicornProcess server, Path stalls)
      throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    server.management().awaitMetric(0, "junicorn_requests_active");
    try (RawHttp reader = server.connect().sendGet("/files/?one&file=" + fifo)) {
      await().until(() -> read(stalls).stream().anyMatch(told -> told.contains(" false file_io ")));
      Files.writeString(fifo, "x");
      assertThat(reader.read().status()).isEqualTo(200);
    }
    await().until(() -> read(stalls).getLast().endsWith(" true file_io / truetruetrue"));
    List<String> all = read(stalls);
    String number = all.getLast().substring(0, all.getLast().indexOf(' ') + 1);
    List<String> told = all.stream().filter(line -> line.startsWith(number)).toList();
    assertThat(told).hasSizeGreaterThanOrEqualTo(2);
    assertThat(told.subList(0, told.size() - 1))
        .allSatisfy(line -> assertThat(line).startsWith(number + "false "));
  }

  @Test
  void aListenerThatCannotBeMadeIsSaidAtTheStart() throws IOException {
    Path jar = jar(extensions.resolve("broken.jar"), "ops.Absent\n", Map.of());
    try {
      Cli.serveBy(home, Apps.toolbox(folder))
          .assertCannotStart("a listener cannot be loaded", "ops.Absent not found");
    } finally {
      Files.delete(jar);
    }
  }

  @Test
  void aLogbackOfTheOperatorThatLeavesNoPlaceForTheErrorLogIsRefused() throws IOException {
    String silent = "<configuration><root level='INFO'/></configuration>";
    Path jar =
        TestWar.empty()
            .file("logback-test.xml", silent)
            .writeJar(extensions.resolve("logging.jar"));
    Path log = folder.resolve("error.log");
    try {
      Cli.serveBy(home, "--error-log", log, Apps.toolbox(folder))
          .assertCannotStart("error-log", log.toString(), "'stdout'");
    } finally {
      Files.delete(jar);
    }
  }
}
