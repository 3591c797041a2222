package io.junicorn.loadtests.company;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started here. Asks once per process; any thread may call it. */
public final class Docker {
  private static final long LIMIT_SECONDS = 15;
  private static final FutureTask<Optional<String>> ANSWER = new FutureTask<>(Docker::ask);

  private Docker() {}

  /** Why there is no Docker engine to be had, or nothing if there is one. */
  public static Optional<String> available() {
    Thread.ofPlatform().daemon().name("docker-available").start(ANSWER);
    try {
      return ANSWER.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return Optional.of("no Docker engine: " + e.getCause());
    } catch (TimeoutException e) {
      return Optional.of("Docker was not ready within " + LIMIT_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted looking for a Docker engine");
    }
  }

  private static Optional<String> ask() {
    try {
      DockerClientFactory.instance().client().pingCmd().exec();
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      return Optional.of("no Docker engine: " + e.getMessage());
    }
  }
}
