package io.junicorn.container.it.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium of this machine, with a profile of its own: spoken to by its {@link Tab}. */
public final class Chromium implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int START_SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final CompletableFuture<URI> address = new CompletableFuture<>();

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
    Thread.ofVirtual().start(this::readOutput);
  }

  /** The program, if there is one on the path. */
  public static Optional<Path> program() {
    return Stream.of("chromium-headless-shell", "chromium", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it. */
  public static Chromium start() {
    try {
      Path profile = Files.createTempDirectory("junicorn-browser-");
      Process process =
          new ProcessBuilder(
                  program().orElseThrow().toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--no-proxy-server",
                  "--hide-scrollbars",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "about:blank")
              .redirectErrorStream(true)
              .start();
      return new Chromium(process, profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readOutput() {
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          address.complete(URI.create(listening.group(1)));
        }
      }
    } catch (IOException closed) {
      said.append(closed);
    } finally {
      address.completeExceptionally(new IllegalStateException("the browser ended: " + said));
    }
  }

  /** A new empty page. */
  public Tab tab() {
    try {
      return Tab.open(address.get(START_SECONDS, TimeUnit.SECONDS));
    } catch (Exception e) {
      throw new IllegalStateException("no word from the browser", e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> helpers = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      // They write into the profile until they have ended.
      for (ProcessHandle helper : helpers) {
        helper.destroyForcibly();
        helper.onExit().orTimeout(5, TimeUnit.SECONDS).join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(profile);
  }
}
