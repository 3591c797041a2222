package io.junicorn.servlet;

import io.junicorn.greenlet.Descendants;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletState;
import io.junicorn.periodic.Periodic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Looks for greenlets that outlive their requests, again and again, on a platform thread; the
 * requests pay nothing for it. One whose time has not come ({@code spawnLater}) waits, and is not
 * looked at; nor is a request that waits for its children, for they are.
 */
final class LeakedGreenlets {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int LOOKS = 4;

  /** One that outlives its request. */
  private static final class Survivor {
    final long sinceNanos;
    boolean named;

    Survivor(long now) {
      sinceNanos = now;
    }
  }

  private final GreenletHandler handler;
  private final LeakLog log = new LeakLog();
  private final Periodic rounds = new Periodic("junicorn-leaks", LONGEST_PAUSE, this::look);
  private final List<Greenlet<?>> live = new ArrayList<>();
  private volatile Map<Greenlet<?>, Survivor> survivors = new HashMap<>();
  private volatile @Nullable Duration limit;
  private volatile int count;

  LeakedGreenlets(GreenletHandler handler) {
    this.handler = handler;
  }

  /** How many there are now. */
  int count() {
    return count;
  }

  /** How long a greenlet may outlive its request; null is for ever. */
  void setLimit(@Nullable Duration limit) {
    this.limit = limit;
  }

  /** Begins, or goes on at another pace. */
  void start() {
    Duration allowed = limit;
    if (allowed == null) {
      stop();
    } else {
      Duration pause = allowed.dividedBy(LOOKS);
      pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
      rounds.setPause(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
      LifeCycle.start(rounds);
    }
  }

  void stop() {
    LifeCycle.stop(rounds);
    synchronized (this) {
      survivors = Map.of();
      count = 0;
    }
  }

  private void look() {
    Duration allowed = limit;
    if (allowed == null) {
      return;
    }
    Map<Greenlet<?>, Survivor> found = new HashMap<>();
    long now = NanoTime.now();
    int leaked = 0;
    try {
      handler.greenlets().copyLive(live);
      for (Greenlet<?> greenlet : live) {
        String ended = endedRequest(greenlet);
        if (ended == null || greenlet.state() == GreenletState.NEW) {
          continue;
        }
        Survivor survivor = survivors.getOrDefault(greenlet, new Survivor(now));
        found.put(greenlet, survivor);
        if (now - survivor.sinceNanos >= allowed.toNanos()) {
          leaked++;
          if (!survivor.named) {
            survivor.named = true;
            log.leaked(greenlet, ended, now - survivor.sinceNanos);
          }
        }
      }
    } finally {
      // Whoever is kept here could not be collected until the next time.
      live.clear();
    }
    synchronized (this) {
      if (rounds.isRunning()) {
        // Else nobody would let go of them.
        survivors = found;
        count = leaked;
      }
    }
    log.roundEnds();
  }

  /** What its request was called; null when it has none, or one that goes on. */
  private @Nullable String endedRequest(Greenlet<?> greenlet) {
    return switch (greenlet.task()) {
      case Exchange own -> Descendants.anyBelow(greenlet) ? null : nameIfOver(own);
      case AsyncTask async -> nameIfOver(async.request());
      default -> above(greenlet.keepsake().orElse(null));
    };
  }

  private @Nullable String above(@Nullable Object keepsake) {
    return switch (keepsake) {
      case AsyncTrace async -> {
        AsyncTask task = async.underWay();
        yield task == null ? above(async.left()) : nameIfOver(task.request());
      }
      case RequestTrace trace ->
          trace.underWay() == null && trace.isOf(handler) ? trace.name() : null;
      case null, default -> null;
    };
  }

  private @Nullable String nameIfOver(@Nullable Exchange request) {
    return request != null && request.isCompleted() && request.handler().equals(handler)
        ? request.name()
        : null;
  }
}
