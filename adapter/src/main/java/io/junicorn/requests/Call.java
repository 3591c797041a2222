package io.junicorn.requests;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletExit;
import io.junicorn.greenlet.GreenletTask;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request under way, as a task: its failure is the reader's and nobody else's.
 *
 * <p>It runs on its greenlet; the other methods are the reader's.
 */
final class Call<R extends @Nullable Object> implements GreenletTask {
  private final int index;
  private final Request<R> request;

  /** Written by the greenlet, read after its end. */
  private @Nullable Response<R> response;

  private @Nullable Greenlet<?> greenlet;

  /** A wrapper, since a response may be null. */
  private record Response<R extends @Nullable Object>(R value) {}

  Call(int index, Request<R> request) {
    this.index = index;
    this.request = request;
  }

  @Override
  public void run() throws Exception {
    response = new Response<>(request.call().call());
  }

  @Override
  public String describe() {
    return request.name();
  }

  @Override
  public Object origin() {
    return request.call();
  }

  @Override
  public void failed(Throwable thrown) {}

  @Override
  public void runsOn(Greenlet<?> spawned) {
    greenlet = spawned;
  }

  Greenlet<?> greenlet() {
    return Objects.requireNonNull(greenlet, "not spawned");
  }

  /** How it ended; after its end. */
  Reply<R> reply() {
    Greenlet<?> ended = greenlet();
    if (response instanceof Response<R>(R value)) {
      return new Reply.Value<>(index, value);
    }
    return reply(ended.failure().orElseGet(() -> killed(ended.exit().orElse(null))));
  }

  private Throwable killed(@Nullable GreenletExit exit) {
    CancellationException killed = new CancellationException(request.name() + " was killed");
    killed.initCause(exit);
    return killed;
  }

  /** How it stands after it was cut because the time was over. */
  Reply<R> replyAfter(Duration limit) {
    Greenlet<?> cut = greenlet;
    if (cut == null) {
      return reply(new TimeoutException(request.name() + " had not begun within " + limit));
    }
    if (!cut.ended()) {
      String text = " has not ended within " + limit + "; it ignores the interrupt and lives on";
      return reply(new TimeoutException(request.name() + text));
    }
    if (cut.exit().isEmpty()) {
      return reply();
    }
    Throwable late = new TimeoutException(request.name() + " has not ended within " + limit);
    return reply(late.initCause(cut.exit().get()));
  }

  private Reply<R> reply(Throwable failure) {
    return new Reply.Failed<>(index, request, failure);
  }
}
