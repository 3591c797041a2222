package io.junicorn.docker;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started here. Asks once per process; any thread may call it. */
public final class Docker {
  private static final long LIMIT_SECONDS = 15;

  private Docker() {}

  /** Why there is no Docker engine to be had, or nothing if there is one. */
  public static Optional<String> available() {
    return Answer.REASON_WHY_NOT;
  }

  /** Found out at the first question. */
  private static final class Answer {
    private static final Optional<String> REASON_WHY_NOT = ask();

    private static Optional<String> ask() {
      FutureTask<Optional<String>> engine = new FutureTask<>(Docker::find);
      Thread.ofPlatform().daemon().name("docker-available").start(engine);
      try {
        return engine.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        return Optional.of("no Docker engine: " + e.getCause());
      } catch (TimeoutException e) {
        return Optional.of("no Docker engine answered within " + LIMIT_SECONDS + " s");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of("interrupted looking for a Docker engine");
      }
    }
  }

  /** Finds an engine and asks it who it is, but pulls nothing: that may take its time. */
  private static Optional<String> find() {
    try {
      DockerClientFactory.instance().getTransportConfig();
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      return Optional.of("no Docker engine: " + e.getMessage());
    }
  }
}
