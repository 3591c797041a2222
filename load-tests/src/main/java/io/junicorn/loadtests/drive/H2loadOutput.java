package io.junicorn.loadtests.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What h2load counted.
 *
 * @param seconds that it took
 * @param succeeded answers with a status of 2xx or 3xx on streams that ended well
 * @param ok those with 2xx
 * @param dataBytes of the bodies of all
 */
public record H2loadOutput(double seconds, long succeeded, long ok, long dataBytes) {
  private static final Pattern FINISHED = Pattern.compile("finished in ([0-9.]+)(us|ms|s),");
  private static final Pattern SUCCEEDED = Pattern.compile("requests:.* (\\d+) succeeded,");
  private static final Pattern OK = Pattern.compile("status codes: (\\d+) 2xx,");
  private static final Pattern DATA = Pattern.compile("traffic:.*\\((\\d+)\\) data");

  /** Reads what it printed. */
  static H2loadOutput of(String output) throws LoadFailure {
    Matcher finished = find(FINISHED, output);
    double unit =
        switch (finished.group(2)) {
          case "us" -> 1e-6;
          case "ms" -> 1e-3;
          default -> 1;
        };
    return new H2loadOutput(
        Double.parseDouble(finished.group(1)) * unit,
        count(SUCCEEDED, output),
        count(OK, output),
        count(DATA, output));
  }

  /** Right answers a second. */
  public double rate() {
    return seconds > 0 ? ok / seconds : 0;
  }

  /** What that means when so many were asked for. Whose bytes are not right is not believed. */
  LoadResult result(long requests, Expected expected) {
    List<String> problems = new ArrayList<>();
    long correct = Math.min(succeeded, ok);
    if (correct < requests) {
      problems.add(
          "%d of %d requests were answered with 2xx, %d streams ended well"
              .formatted(ok, requests, succeeded));
    }
    // Those that are not right have bodies, too: then nobody knows the most.
    boolean tooMany = correct == requests && dataBytes > requests * expected.mostBytes();
    if (tooMany || dataBytes < correct * expected.leastBytes()) {
      problems.add(
          "wrong bodies: %d bytes for %d answers of %d to %d"
              .formatted(dataBytes, correct, expected.leastBytes(), expected.mostBytes()));
      correct = 0;
    }
    return new LoadResult(correct, requests - correct, 0, seconds, Latency.UNKNOWN, problems);
  }

  private static long count(Pattern pattern, String output) throws LoadFailure {
    return Long.parseLong(find(pattern, output).group(1));
  }

  private static Matcher find(Pattern pattern, String output) throws LoadFailure {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new LoadFailure("h2load printed no '" + pattern + "': " + output.strip());
    }
    return matcher;
  }
}
