package io.junicorn.container.accesslog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time a request began, each second formatted once, for the last minute of them: requests that
 * end together have begun at different times. Safe for use by any thread: a race formats twice.
 */
final class LineTime {
  private static final int SECONDS = 64;

  private record Second(long epoch, String text) {}

  private final DateTimeFormatter formatter;
  private final @Nullable Second[] recent = new Second[SECONDS];

  private LineTime(String pattern, ZoneId zone) {
    formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
  }

  /** As {@code [21/Nov/2026:11:40:00 +0000]}, the common log format, in the machine's zone. */
  static Atom common() {
    LineTime time = new LineTime("'['dd/MMM/yyyy:HH:mm:ss Z']'", ZoneId.systemDefault());
    return (served, line) -> line.raw(time.second(served.beganMillis()));
  }

  /** As {@code 2026-11-21T11:40:00.123Z}, RFC 3339, in UTC. */
  static Atom internet() {
    LineTime time = new LineTime("yyyy-MM-dd'T'HH:mm:ss.", ZoneOffset.UTC);
    return (served, line) -> {
      long millis = served.beganMillis();
      long rest = Math.floorMod(millis, 1000L);
      line.raw(time.second(millis)).raw(rest < 10 ? "00" : rest < 100 ? "0" : "");
      line.number(rest).raw("Z");
    };
  }

  private String second(long millis) {
    long epoch = Math.floorDiv(millis, 1000L);
    int place = (int) Math.floorMod(epoch, (long) SECONDS);
    Second second = recent[place];
    if (second == null || second.epoch != epoch) {
      second = new Second(epoch, formatter.format(Instant.ofEpochSecond(epoch)));
      recent[place] = second;
    }
    return second.text;
  }
}
