package io.junicorn.loadtests.company;

import static org.awaitility.Awaitility.await;

import io.junicorn.docker.CompanyDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution serving the sample on a database: a process of its own on free ports. */
final class Application implements AutoCloseable {
  // An answer that takes longer is a hang.
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SERVING = Pattern.compile("serving .* at http://[^/]+:(\\d+)/");
  private static final Pattern MANAGEMENT = Pattern.compile("management at http://[^/]+:(\\d+)/");

  private final Process process;
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Application(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::collect);
  }

  static Application start(CompanyDatabase database, FaultyNetwork network) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                property("junicorn.home") + "/bin/junicorn",
                "run",
                "--bind",
                "127.0.0.1:0",
                "--management",
                "127.0.0.1:0",
                "/=" + property("junicorn.sample"))
            .redirectErrorStream(true);
    builder.environment().put("JUNICORN_JAVA", System.getProperty("java.home") + "/bin/java");
    builder
        .environment()
        .put("LEGACY_JDBC_URL", CompanyDatabase.jdbcUrl("127.0.0.1", network.port()));
    builder.environment().put("LEGACY_JDBC_USER", database.user());
    builder.environment().put("LEGACY_JDBC_PASSWORD", database.password());
    Application application = new Application(builder.start());
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> application.output().contains("ready in") || !application.isAlive());
      if (application.isAlive() && application.management("/readyz").statusCode() == 200) {
        return application;
      }
      throw new IllegalStateException("not ready:\n" + application.output());
    } catch (RuntimeException e) {
      application.close();
      throw e;
    }
  }

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), name + " is not set: run by mvn verify");
  }

  private void collect() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException closed) {
      output.add("(output closed: " + closed + ")");
    }
  }

  private boolean isAlive() {
    return process.isAlive();
  }

  /** What it printed so far. */
  String output() {
    return String.join("\n", output);
  }

  private URI uri(Pattern line, String path) {
    Matcher port = line.matcher(output());
    if (!port.find()) {
      throw new IllegalStateException("no line '" + line + "' in:\n" + output());
    }
    return URI.create("http://127.0.0.1:" + port.group(1) + path);
  }

  /** GETs of one path, all at once. */
  List<CompletableFuture<HttpResponse<String>>> send(int count, String path) {
    URI uri = uri(SERVING, path);
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(send(uri));
    }
    return answers;
  }

  private CompletableFuture<HttpResponse<String>> send(URI uri) {
    return client
        .sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Waits for all of them; fails when one hangs or ends without an answer. */
  static List<HttpResponse<String>> join(List<CompletableFuture<HttpResponse<String>>> answers) {
    return answers.stream().map(CompletableFuture::join).toList();
  }

  HttpResponse<String> get(String path) {
    return send(uri(SERVING, path)).join();
  }

  HttpResponse<String> management(String path) {
    return send(uri(MANAGEMENT, path)).join();
  }

  /** The value of a gauge without labels. */
  double gauge(String name) {
    return management("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in /metrics"));
  }

  void awaitGauge(String name, double value) {
    await(name + " = " + value).atMost(PATIENCE).until(() -> gauge(name), now -> now == value);
  }

  /** Waits until nothing is in flight any more. */
  void awaitIdle() {
    awaitGauge("junicorn_requests_active", 0);
    awaitGauge("junicorn_greenlets_active", 0);
  }

  /** Ends the process. */
  @Override
  public void close() {
    client.shutdownNow();
    try {
      process.destroy();
      if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
        // The second signal hurries.
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
