package io.junicorn.container.launch;

import io.junicorn.hub.monitor.Stall;
import io.junicorn.hub.monitor.StallObserver;
import io.junicorn.servlet.Isolation;
import io.junicorn.servlet.PathPattern;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Isolates paths whose requests stall again and again: after three stalls, until the process ends.
 * Only the request's own greenlet counts: its children and asynchronous tasks do not run isolated.
 * A segment with a digit in it counts as any other with one, so that {@code /orders/17/pdf} and
 * {@code /orders/18/pdf} are one; those of the context path stay. What is below such a path is not
 * taken, nor what has no digit there: {@code /v2} must not isolate {@code /login}. Of the monitor's
 * thread.
 */
final class AutoIsolation implements StallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(AutoIsolation.class);

  private static final int STALLS = 3;
  private static final int MOST_PATTERNS = 100;
  private static final int MOST_REMEMBERED = 1_000;

  private final Isolation isolation;

  /** The eldest goes first: clients invent paths. */
  private final Map<String, Integer> stalls =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private long lastStall;

  AutoIsolation(Isolation isolation) {
    this.isolation = isolation;
  }

  @Override
  public void stalled(Stall stall) {
    if (stall.number() <= lastStall) {
      return;
    }
    lastStall = stall.number();
    String path = stall.path();
    if (path.startsWith("/") && !isolation.takes(path)) {
      count(generalised(stall.context(), path));
    }
  }

  private void count(String pattern) {
    if (stalls.merge(pattern, 1, Integer::sum) < STALLS) {
      return;
    }
    stalls.remove(pattern);
    if (isolation.patterns().size() >= MOST_PATTERNS) {
      LOG.warn(
          "isolate: {} has stalled {} times, and is not isolated: there are {} patterns already",
          pattern,
          STALLS,
          MOST_PATTERNS);
      return;
    }
    isolation.add(PathPattern.ofSegments(pattern));
    LOG.warn(
        "isolate: {} has stalled {} times; from now on it runs on platform threads",
        pattern,
        STALLS);
  }

  static String generalised(String context, String path) {
    String kept = path.equals(context) || path.startsWith(context + "/") ? context : "";
    return kept
        + Arrays.stream(path.substring(kept.length()).split("/", -1))
            .map(segment -> PathPattern.varies(segment) ? "*" : segment)
            .collect(Collectors.joining("/"));
  }
}
