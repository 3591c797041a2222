package io.junicorn.container.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A distribution that serves: a child process on free loopback ports, ended by {@link #close}. */
public final class JunicornProcess implements AutoCloseable {
  private static final Set<JunicornProcess> LIVE = ConcurrentHashMap.newKeySet();
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern SERVING = Pattern.compile("serving .* at https?://[^/]+:(\\d+)/");
  private static final Pattern MANAGEMENT = Pattern.compile("management at http://[^/]+:(\\d+)/");

  private final Process process;
  private final Path temp;
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final CountDownLatch readyOrEnded = new CountDownLatch(1);
  private final Semaphore reading = new Semaphore(1);

  JunicornProcess(Process process, Path temp) {
    this.process = process;
    this.temp = temp;
    LIVE.add(this);
    Thread.ofVirtual().start(this::collect);
  }

  /** A launch of WARs, given as on the command line, with no flag but those for free ports. */
  public static Launch serving(Object... wars) {
    return new Launch(Stream.of(wars).map(Object::toString).toList());
  }

  private void collect() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reading.acquireUninterruptibly();
        reading.release();
        add(line);
      }
    } catch (IOException closed) {
      output.add("(output closed: " + closed + ")");
    } finally {
      readyOrEnded.countDown();
    }
  }

  private void add(String line) {
    output.add(line);
    if (line.contains("ready in")) {
      readyOrEnded.countDown();
    }
  }

  /** Adds what a log file gets to the output, until it is renamed. */
  void follow(Path log) {
    Thread.ofVirtual()
        .start(
            () -> {
              int seen = 0;
              while (process.isAlive()) {
                try {
                  List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
                  for (; seen < lines.size(); seen++) {
                    add(lines.get(seen));
                  }
                  Thread.sleep(50);
                } catch (IOException e) {
                  add("(cannot read " + log + ": " + e + ")");
                  return;
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
  }

  /** Returns when it says that it is ready. */
  public JunicornProcess awaitReady() {
    try {
      if (readyOrEnded.await(START.toMillis(), TimeUnit.MILLISECONDS)
          && output().contains("ready in")) {
        return this;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new IllegalStateException("did not get ready:\n" + output());
  }

  /** The port of the first connector. */
  public int port() {
    return portOf(SERVING);
  }

  /** The ports of all connectors, where one web application is served. */
  public int[] ports() {
    return SERVING
        .matcher(output())
        .results()
        .mapToInt(r -> Integer.parseInt(r.group(1)))
        .toArray();
  }

  /** The port of /metrics and the other addresses. */
  public int managementPort() {
    return portOf(MANAGEMENT);
  }

  private int portOf(Pattern line) {
    Matcher matcher = line.matcher(output());
    if (!matcher.find()) {
      throw new IllegalStateException("no line '" + line + "' in:\n" + output());
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** A URI of the application port. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** The body of a GET on the application port, whatever its status. */
  public String get(String path) {
    return Http.get(uri(path)).body();
  }

  /** A connection to the application port. */
  public RawHttp connect() {
    return RawHttp.connect(port());
  }

  /** The management port's answers. */
  public Management management() {
    return new Management(managementPort());
  }

  /** Sends a signal such as {@code TERM}. */
  public void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + name + " answered " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The exit code, once the process has ended by itself. */
  public int awaitExit(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("still alive after " + limit);
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it printed so far, on both streams. */
  public String output() {
    return String.join("\n", output);
  }

  /** Leaves what it prints from now on in the pipe, which is full soon. */
  public void stopReading() {
    reading.acquireUninterruptibly();
  }

  /**
   * Warnings and errors so far, but for stalls of requests: on a busy machine the first ones of a
   * copy, whose classes are loaded, are some.
   */
  public List<String> troubles() {
    return output()
        .lines()
        .filter(line -> line.matches(".* (WARN|ERROR) .*"))
        .filter(line -> !line.contains(" StallLog - stall: GET "))
        .toList();
  }

  /** Reads on after {@link #stopReading}. */
  public void goOnReading() {
    reading.release();
  }

  /** The process's own {@code java.io.tmpdir}. */
  public Path temp() {
    return temp;
  }

  /** Ends the process, however much is in flight, and deletes its folder. */
  @Override
  public void close() {
    LIVE.remove(this);
    try {
      process.destroy();
      if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
        // The second signal hurries.
        process.destroy();
        if (!process.waitFor(4, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      Folders.delete(temp);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static List<JunicornProcess> live() {
    return List.copyOf(LIVE);
  }

  static Path newTemp() {
    try {
      return Files.createTempDirectory("junicorn-it-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
