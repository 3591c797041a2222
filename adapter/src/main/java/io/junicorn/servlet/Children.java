package io.junicorn.servlet;

import io.junicorn.greenlet.Descendants;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Stacks;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the children of a request whose servlet has returned. Called on the request's greenlet. */
final class Children {
  private static final Logger LOG = LoggerFactory.getLogger(Children.class);
  private static final Duration UNWIND = Duration.ofSeconds(2);
  private static final int MOST_NAMED = 20;

  private Children() {}

  /**
   * Returns when none is left, or at once when they are detached. From an interrupt on, those who
   * are left are killed.
   */
  static void end(Greenlet<?> request, ChildPolicy policy, LongSupplier nanosLeft) {
    switch (policy) {
      case DETACH -> {}
      case JOIN -> join(request, nanosLeft.getAsLong());
      case KILL -> kill(request);
    }
  }

  private static void join(Greenlet<?> request, long nanosLeft) {
    try {
      if (nanosLeft == Long.MAX_VALUE) {
        request.descendants().join();
      } else if (!request.descendants().join(Duration.ofNanos(Math.max(0, nanosLeft)))) {
        LOG.warn(
            "{} {}: its deadline has passed, and its children are killed: {}",
            request.name(),
            request.serves(),
            names(request));
        kill(request);
      }
    } catch (InterruptedException _) {
      kill(request);
    } catch (IllegalStateException e) {
      LOG.warn(
          "{} {}: {}; its children are killed", request.name(), request.serves(), e.getMessage());
      kill(request);
    }
  }

  /** Another interrupt finds them told already, and changes nothing. */
  private static void kill(Greenlet<?> request) {
    Descendants children = request.descendants();
    boolean told = false;
    while (true) {
      try {
        if (!told && !children.kill(UNWIND)) {
          told = true;
          logStubborn(request, children.live());
        }
        children.join();
        return;
      } catch (InterruptedException _) {
        LOG.debug("{} waits for its children for all that", request.name());
      }
    }
  }

  /** The children that live, for people; empty when there are none. */
  static String names(Greenlet<?> request) {
    List<Greenlet<?>> live =
        Descendants.anyBelow(request) ? request.descendants().live() : List.of();
    String named =
        live.stream().limit(MOST_NAMED).map(Greenlet::name).collect(Collectors.joining(", "));
    return live.size() > MOST_NAMED
        ? named + " and " + (live.size() - MOST_NAMED) + " more"
        : named;
  }

  private static void logStubborn(Greenlet<?> request, List<Greenlet<?>> stubborn) {
    if (stubborn.isEmpty()) {
      LOG.warn(
          "{} {} waits for callbacks of children that have ended; they cannot be killed",
          request.name(),
          request.serves());
    }
    for (Greenlet<?> child : stubborn.subList(0, Math.min(stubborn.size(), MOST_NAMED))) {
      LOG.warn(
          "{} {} was killed with its request {} {} and lives on after {} s, at {}",
          child.name(),
          child.serves(),
          request.name(),
          request.serves(),
          UNWIND.toSeconds(),
          Stacks.where(child.stackTrace()));
    }
    if (stubborn.size() > MOST_NAMED) {
      LOG.warn("and {} more children of {}", stubborn.size() - MOST_NAMED, request.name());
    }
  }
}
