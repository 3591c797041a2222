package io.junicorn.coroutine;

import io.junicorn.greenlet.Greenlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ends of members while their family closes, as main sees them. For main's thread. */
final class Closing {
  private final Duration limit;
  private final List<Coroutine> stubborn = new ArrayList<>();
  private @Nullable Throwable failure;
  private boolean interrupted;

  Closing(Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("the limit is " + limit + ", allowed is 0 or more");
    }
    this.limit = limit;
  }

  /** Waits for one that has been thrown its exit. It was suspended, so it has a greenlet. */
  void await(Coroutine member) {
    Greenlet<?> greenlet = member.greenlet().orElseThrow();
    if (joined(greenlet)) {
      member.stage(Stage.DEAD);
      greenlet.failure().ifPresent(this::add);
    } else {
      greenlet.kill();
      stubborn.add(member);
    }
  }

  private boolean joined(Greenlet<?> greenlet) {
    long deadline = System.nanoTime() + nanos();
    while (true) {
      try {
        return greenlet.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
  }

  /** At most some 146 years: a deadline must not overflow. */
  private long nanos() {
    Duration most = Duration.ofNanos(Long.MAX_VALUE / 2);
    return (limit.compareTo(most) < 0 ? limit : most).toNanos();
  }

  private void add(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    } else if (!failure.equals(thrown)) {
      failure.addSuppressed(thrown);
    }
  }

  /** Sets the interrupt flag that was deferred, and throws what there is to be told. */
  void report() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!stubborn.isEmpty()) {
      throw new StubbornCoroutinesException(stubborn, limit, failure);
    }
    if (failure != null) {
      throw Message.unchecked(failure);
    }
  }
}
