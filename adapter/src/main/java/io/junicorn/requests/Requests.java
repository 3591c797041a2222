package io.junicorn.requests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends many blocking requests at once, each on a greenlet (grequests, for clients that block).
 *
 * {@snippet file="io/junicorn/snippets/PoolSnippetsTest.java" region="requests-map"}
 *
 * <p>At first there is no bound on how many are under way, as in grequests, no timeout and no
 * handler of failures. Immutable: each of the methods that set one returns another instance, safe
 * for use by any thread.
 *
 * @param <R> type of the responses
 */
public final class Requests<R extends @Nullable Object> {
  /** A hundred years: no limit. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final int size;
  private final Duration limit;
  private final @Nullable BiFunction<? super Request<R>, ? super Throwable, ? extends R> handler;

  /** All at once, without a timeout and without a handler. */
  public Requests() {
    this(Integer.MAX_VALUE, LONGEST, null);
  }

  private Requests(
      int size,
      Duration limit,
      @Nullable BiFunction<? super Request<R>, ? super Throwable, ? extends R> handler) {
    this.size = size;
    this.limit = limit;
    this.handler = handler;
  }

  /**
   * At most so many are under way at once.
   *
   * @throws IllegalArgumentException when it is less than 1
   */
  public Requests<R> size(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("size is " + most + ", allowed is 1 or more");
    }
    return new Requests<>(most, limit, handler);
  }

  /**
   * A limit for all together ({@code gtimeout}), from the call of {@code map} or {@code imap} on.
   * When it is over, those under way are killed and given a second to end, the others are not sent,
   * and the failure of both is a {@link java.util.concurrent.TimeoutException} that names the
   * request. One that ignores the interrupt lives on.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public Requests<R> timeout(Duration all) {
    if (all.isNegative()) {
      throw new IllegalArgumentException("timeout is " + all + ", allowed is 0 or more");
    }
    return new Requests<>(size, all.compareTo(LONGEST) > 0 ? LONGEST : all, handler);
  }

  /**
   * What gives a response in place of a failure. It is called on the thread that called {@code map}
   * (once all have ended, in the order of the requests) or {@code next}. Null is a response like
   * any other, if {@code R} may be null. What it throws is a failure of its own, in place of the
   * request's, which is among its suppressed ones.
   */
  public Requests<R> onFailure(
      BiFunction<? super Request<R>, ? super Throwable, ? extends R> failureHandler) {
    Objects.requireNonNull(failureHandler, "the handler is null");
    return new Requests<>(size, limit, failureHandler);
  }

  /**
   * Sends all, and waits until all have ended, or the timeout. When the calling thread is
   * interrupted, those under way are killed.
   *
   * @return the responses, each at the position of its request
   * @throws ExecutionException when a request failed and no handler took it, the first one in the
   *     order of the requests; the message names it, the cause is its failure, and those of other
   *     requests are among the suppressed ones
   * @throws IllegalArgumentException when a request is null, naming its position
   */
  public List<R> map(Collection<? extends Request<R>> requests)
      throws InterruptedException, ExecutionException {
    TreeMap<Integer, Reply<R>> replies = new TreeMap<>();
    try (Calls<R> calls = calls(requests)) {
      while (calls.hasNext()) {
        Reply<R> reply = calls.next();
        replies.put(reply.index(), reply);
      }
    }
    List<R> responses = new ArrayList<>(replies.size());
    ExecutionException first = null;
    for (Reply<R> reply : replies.values()) {
      try {
        responses.add(response(reply));
      } catch (ExecutionException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return responses;
  }

  /**
   * The responses in the order in which they come. Requests are sent as responses are read: unread
   * ones and those under way are never more than {@link #size}.
   *
   * @throws IllegalArgumentException when a request is null, naming its position
   */
  public Responses<R> imap(Collection<? extends Request<R>> requests) {
    Calls<R> calls = calls(requests);
    return new Responses<>(calls, () -> response(calls.next()));
  }

  /** As {@link #imap}, with the position of each one's request. */
  public Responses<Indexed<R>> imapEnumerated(Collection<? extends Request<R>> requests) {
    Calls<R> calls = calls(requests);
    return new Responses<>(
        calls,
        () -> {
          Reply<R> reply = calls.next();
          return new Indexed<>(reply.index(), response(reply));
        });
  }

  private Calls<R> calls(Collection<? extends Request<R>> requests) {
    List<Request<R>> all = new ArrayList<>(requests.size());
    for (@Nullable Request<R> request : requests) {
      if (request == null) {
        throw new IllegalArgumentException("request " + all.size() + " is null");
      }
      all.add(request);
    }
    return new Calls<>(all, size, limit);
  }

  private R response(Reply<R> reply) throws ExecutionException {
    return switch (reply) {
      case Reply.Value<R>(int _, R value) -> value;
      case Reply.Failed<R> failed -> handled(failed);
    };
  }

  private R handled(Reply.Failed<R> failed) throws ExecutionException {
    Throwable failure = failed.failure();
    String name = "request " + failed.index() + ", " + failed.request().name();
    if (handler == null) {
      throw new ExecutionException(name + ", failed: " + failure, failure);
    }
    try {
      return handler.apply(failed.request(), failure);
    } catch (RuntimeException e) {
      if (!e.equals(failure)) {
        e.addSuppressed(failure);
      }
      throw new ExecutionException(name + ", failed, and then its handler: " + e, e);
    }
  }
}
