package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A server in its slot. */
final class Replica {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ANSWER_MILLIS = 2_000;
  private static final long POLL_NANOS = 20_000_000;

  private final Slot slot;
  private final Deployment deployment;
  private final ManagedProcess process;

  Replica(Slot slot, Deployment deployment, ManagedProcess process) {
    this.slot = slot;
    this.deployment = deployment;
    this.process = process;
  }

  /** Whether a server in that slot says that it wants requests. */
  static boolean isReady(Slot slot) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + slot.managementPort() + "/readyz")
                  .toURL()
                  .openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      connection.setRequestProperty("Connection", "close");
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      // Nobody is there: not ready.
      return false;
    }
  }

  /** Waits until it is ready. */
  void awaitReady() throws IOException {
    long begun = System.nanoTime();
    while (!isReady(slot)) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException(slot.name() + " does not get ready: " + process.tail());
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Sends TERM and waits for the end; the exit code. */
  int terminate() throws IOException {
    process.terminate();
    if (!process.waitFor(PATIENCE)) {
      throw new IOException(slot.name() + " does not end: " + process.tail());
    }
    return process.exitCode();
  }

  /** Kills it, as {@code kill -9} does, and waits for its end. */
  void kill() throws IOException {
    deployment.kill(slot, process.pid());
    if (!process.waitFor(PATIENCE) || Ports.isTaken(slot.port())) {
      throw new IOException(slot.name() + " cannot be killed: " + process.tail());
    }
  }

  /** Where it is. */
  Slot slot() {
    return slot;
  }

  /** What it wrote. */
  String output() throws IOException {
    return process.output();
  }
}
