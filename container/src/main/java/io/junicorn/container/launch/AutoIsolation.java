package io.junicorn.container.launch;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.hub.monitor.Stall;
import io.junicorn.hub.monitor.StallObserver;
import io.junicorn.servlet.GreenletHandler;
import io.junicorn.servlet.Isolation;
import io.junicorn.servlet.PathPattern;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Isolates paths whose requests stall again and again: after three stalls, until the process ends.
 * A segment with a digit in it counts as any, so that {@code /orders/17/pdf} and {@code
 * /orders/18/pdf} are one; those of the context path stay. What is below such a path is not taken:
 * {@code /v2} must not isolate the whole server. Of the monitor's thread.
 */
final class AutoIsolation implements StallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(AutoIsolation.class);

  private static final int STALLS = 3;
  private static final int MOST_PATTERNS = 100;
  private static final int MOST_REMEMBERED = 1_000;

  private final GreenletHandler handler;
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

  AutoIsolation(GreenletHandler handler, Isolation isolation) {
    this.handler = handler;
    this.isolation = isolation;
  }

  @Override
  public void stalled(Stall stall) {
    if (stall.number() <= lastStall) {
      return;
    }
    lastStall = stall.number();
    pathOf(stall)
        .filter(path -> path.startsWith("/") && !isolation.takes(path))
        .ifPresent(path -> count(generalised(stall.context(), path)));
  }

  private Optional<String> pathOf(Stall stall) {
    for (Greenlet<?> greenlet : handler.greenlets().live()) {
      if (greenlet.id() == stall.greenletId()) {
        return GreenletHandler.requestOf(greenlet)
            .map(request -> request.getHttpURI().getCanonicalPath());
      }
    }
    return Optional.empty();
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
            .map(segment -> hasDigitOrStar(segment) ? "*" : segment)
            .collect(Collectors.joining("/"));
  }

  private static boolean hasDigitOrStar(String segment) {
    return segment.chars().anyMatch(c -> Character.isDigit(c) || c == '*' || c == '?');
  }
}
