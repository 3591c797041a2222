package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A call that runs on a thread of its own, and how it ended. */
final class Elsewhere<V> {
  /** The two kinds of threads; what waits must not care on which it does. */
  enum Kind {
    VIRTUAL {
      @Override
      Thread.Builder builder() {
        return Thread.ofVirtual();
      }
    },
    PLATFORM {
      @Override
      Thread.Builder builder() {
        return Thread.ofPlatform().daemon();
      }
    };

    abstract Thread.Builder builder();

    <V> Elsewhere<V> call(Callable<V> call) {
      return new Elsewhere<>(builder(), call);
    }

    /** As {@link #call}, for what answers nothing. */
    Elsewhere<String> run(QuietTask task) {
      return call(
          () -> {
            task.run();
            return "returned";
          });
    }
  }

  private final CompletableFuture<V> answer = new CompletableFuture<>();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean flagAtEnd;

  private Elsewhere(Thread.Builder builder, Callable<V> call) {
    thread = builder.start(() -> end(call));
  }

  private void end(Callable<V> call) {
    try {
      V answered = call.call();
      flagAtEnd = Thread.currentThread().isInterrupted();
      answer.complete(answered);
    } catch (Throwable thrown) {
      flagAtEnd = Thread.currentThread().isInterrupted();
      failure.complete(thrown);
    }
  }

  /** Returns when the call waits, so that what the test does next finds it waiting. */
  Elsewhere<V> parked() {
    eventually(
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
    return this;
  }

  Elsewhere<V> interrupt() {
    thread.interrupt();
    return this;
  }

  boolean ended() {
    return answer.isDone() || failure.isDone();
  }

  V answer() {
    eventually(this::ended);
    return failure.isDone() ? fail("the call threw", failure.join()) : answer.join();
  }

  Throwable failure() {
    eventually(this::ended);
    return answer.isDone() ? fail("the call answered " + answer.join()) : failure.join();
  }

  boolean interruptedAtEnd() {
    return flagAtEnd;
  }
}
