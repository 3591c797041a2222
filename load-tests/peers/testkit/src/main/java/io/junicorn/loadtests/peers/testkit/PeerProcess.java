package io.junicorn.loadtests.peers.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A peer that runs: a child process, ended by {@link #close}. */
public final class PeerProcess implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final Path output;

  /** Starts a command, without waiting for anything. */
  public PeerProcess(List<String> command, File folder) throws IOException {
    output = Files.createTempFile("junicorn-peer-output-", "");
    process =
        new ProcessBuilder(command)
            .directory(folder)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  /** A port that was free a moment ago. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it printed a word. */
  public PeerProcess await(String word) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!output().contains(word)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String said = output();
        close();
        throw new AssertionError("not ready: " + said);
      }
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  /** What it printed so far, on both streams. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  /** The exit code once it has ended, within half a minute. */
  public int awaitExit() throws IOException, InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      String said = output();
      process.destroyForcibly();
      throw new AssertionError("still runs: " + said);
    }
    return process.exitValue();
  }

  /** Sends SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** The answer to a GET. */
  public static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(port, path)).build());
  }

  /** The answer to a POST. */
  public static HttpResponse<String> post(int port, String path, String type, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(port, path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** The bytes of an answer as they come. */
  public static InputStream stream(int port, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri(port, path)).build();
    return CLIENT.send(request, BodyHandlers.ofInputStream()).body();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(output);
  }
}
