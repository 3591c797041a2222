package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.FilesServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.LookupServlet;
import io.junicorn.container.it.app.WeaveServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.TestWar;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Web applications whose classes are rewritten as they load. There is one carrier. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatchIT {
  private static final String NAME = FilesServlet.class.getName();

  @TempDir private static Path folder;
  private static Path pipe;
  private static Path quick;
  private static JunicornProcess server;

  @BeforeAll
  static void start() throws Exception {
    pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    quick = Files.writeString(folder.resolve("quick"), "hello");
    TestWar app = TestWar.of(FilesServlet.class, HitServlet.class);
    server =
        JunicornProcess.serving(
                app.javax().write(folder.resolve("ee8.war")),
                app.write(folder.resolve("ee10.war")),
                app.write(folder.resolve("ee11.war")),
                TestWar.of(FilesServlet.class)
                    .library(
                        "signed.jar",
                        TestWar.of(LookupServlet.class)
                            .file("META-INF/ACME.SF", "Signature-Version: 1.0\r\n\r\n"))
                    .write(folder.resolve("pools.war")),
                app.write(folder.resolve("vetoed.war")),
                TestWar.of(WeaveServlet.class).write(folder.resolve("weaving.war")),
                app.write(folder.resolve("plain.war")))
            .with("--set", "context./ee8.environment=ee8")
            .with("--set", "context./ee11.environment=ee11")
            .with("--set", "context./pools.patch=executor,thread,threadlocal")
            .with(
                "--set", "context./vetoed.patch-veto=com.acme.*,io.junicorn.container.it.*Servlet")
            .with("--set", "context./plain.patch=none")
            .javaOptions(
                "-Djdk.virtualThreadScheduler.parallelism=1"
                    + " -Djdk.virtualThreadScheduler.maxPoolSize=1")
            .start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ee8", "/ee10", "/ee11"})
  void aServletThatReadsAPipeHoldsNoCarrier(String context) throws Exception {
    assertThat(server.get(context + "/files/?file=" + quick)).isEqualTo("FileInputStream hello");
    try (Parked reading = Parked.gets(server, 3, context + "/files/?one&file=" + pipe)) {
      server.management().awaitMetric(3, "junicorn_offload_active", "pool=\"hub\"");

      assertThat(server.get(context + "/hit")).isNotEmpty();
      assertThat(server.get("/plain/files/?file=" + quick)).isEqualTo("FileInputStream hello");

      try (OutputStream out = Files.newOutputStream(pipe)) {
        out.write("xyz".getBytes(StandardCharsets.UTF_8));
        // Open until all have read: one that opens it later would wait for another writer.
        assertThat(reading.statuses()).containsExactly(200, 200, 200);
      }
    }
    server.management().awaitMetric(0, "junicorn_offload_active", "pool=\"hub\"");
  }

  @Test
  void withoutPatchingTheSameReadHoldsItsCarrier() throws Exception {
    try (Parked reading = Parked.gets(server, 1, "/plain/files/?one&file=" + pipe)) {
      server.management().awaitMetric(1, "junicorn_hub_stalled");
      assertThat(server.management().metric("junicorn_offload_active", "pool=\"hub\"")).isZero();
      try (OutputStream out = Files.newOutputStream(pipe)) {
        out.write('x');
        assertThat(reading.statuses()).containsExactly(200);
      }
    }
    server.management().awaitMetric(0, "junicorn_hub_stalled");
  }

  /** As Spring's load-time weaving does it. */
  @Test
  void alreadyInstrumentedClassesAreLeftAloneAndNamed() {
    assertThat(server.get("/weaving/weave")).isEqualTo("is woven! FileInputStream");
    assertThat(patches("/weaving").get("classes").toString())
        .contains(WeaveServlet.class.getName() + "$Before")
        .doesNotContain("$Later");
    assertThat(patches("/weaving").get("left").toString())
        .contains(
            "every class loaded from now on=the application instruments them by "
                + WeaveServlet.Weaver.class.getName());
  }

  @Test
  void poolsBecomeGreenletsWhereTheOwnerAskedForIt() {
    assertThat(server.get("/pools/pool")).startsWith("1 true file:/").endsWith("/WEB-INF/classes/");
    assertThat(server.get("/ee10/pool")).startsWith("1 false file:/").endsWith("/WEB-INF/classes/");
    assertThat(server.get("/plain/pool"))
        .startsWith("1 false file:/")
        .endsWith("/WEB-INF/classes/");
  }

  @Test
  void thePageTellsWhatWasDoneWhere() {
    server.get("/ee10/pool");
    server.get("/pools/pool");
    Map<?, ?> usual = patches("/ee10");
    assertThat(server.output())
        .contains("/ee10: patched so far: 1 class, 2 calls (observe 1, file 1)");
    assertThat(usual.toString())
        .contains("class=" + NAME)
        .contains("java.util.concurrent.ThreadPoolExecutor")
        .contains("FilesServlet.<init>(FilesServlet.java:")
        .contains("pool-");
    assertThat(patches("/pools").toString())
        .contains(NAME + ".BUFFER=Ljava/lang/ThreadLocal<Ljava/lang/StringBuilder;>;");
    assertThat(patches("/vetoed").toString())
        .contains(NAME + "=--patch-veto io.junicorn.container.it.*Servlet");
    assertThat(server.management().get("/patches").body()).doesNotContain("\"/plain\"");
    server.management().awaitMetric(1, "junicorn_webapp_executors", "context=\"/ee10\"");
    for (String context : List.of("/ee8", "/ee10", "/ee11")) {
      server.get(context + "/pool");
      server.management().awaitMetric(1, "junicorn_webapp_threads", "context=\"" + context + "\"");
    }
  }

  @Test
  void aSignedJarIsLeftToTheJdkAndNamed() {
    assertThat(server.get("/pools/lookup?class=io.junicorn.container.it.app.LookupServlet"))
        .contains("signed.jar");
    assertThat(patches("/pools").toString())
        .contains("signed.jar=it is signed by META-INF/ACME.SF");
  }

  @Test
  void ofTheServerAnApplicationSeesTheRuntimeAlone() {
    assertThat(server.get("/pools/lookup?class=io.junicorn.patch.runtime.SlowFiles"))
        .contains("/lib/");
    for (String name : List.of("patch.ClassPatcher", "hub.Hub", "hub.OffloadPool")) {
      assertThat(server.get("/pools/lookup?class=io.junicorn." + name))
          .contains("ClassNotFoundException");
    }
  }

  private static Map<?, ?> patches(String context) {
    Map<?, ?> all = (Map<?, ?>) new JSON().fromJSON(server.management().get("/patches").body());
    for (Object one : (Object[]) all.get("contexts")) {
      if (((Map<?, ?>) one).get("context").equals(context)) {
        return plain((Map<?, ?>) one);
      }
    }
    throw new AssertionError("no " + context + " in " + all.keySet());
  }

  /** With lists in place of arrays, which say what is in them. */
  private static Map<?, ?> plain(Map<?, ?> members) {
    Map<Object, Object> shown = new LinkedHashMap<>();
    members.forEach((key, value) -> shown.put(key, plain(value)));
    return shown;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> plain(map);
      case Object[] array -> Arrays.stream(array).map(PatchIT::plain).toList();
      default -> value;
    };
  }

  @Test
  void unknownRulesAreRefusedWithThoseThatThereAre() {
    Path war = folder.resolve("ee10.war");
    Cli.serve(war, "--patch", "observe,magic")
        .assertUsageError("--patch", "'magic' is not allowed", "observe", "threadlocal");
    Cli.serve(war, "--patch", "none,file").assertUsageError("'none' stands alone");
  }
}
