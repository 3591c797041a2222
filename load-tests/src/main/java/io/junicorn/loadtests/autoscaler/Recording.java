package io.junicorn.loadtests.autoscaler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a server's {@code /metrics} said, second after second.
 *
 * @param comment how it was made, a line each
 * @param workerConnections the server's limit
 * @param samples one for each second
 */
public record Recording(List<String> comment, int workerConnections, List<Sample> samples) {
  private static final String COLUMNS = "second,active,queued,rejected,cpu_millis";
  private static final String LIMIT = "# worker-connections ";

  /**
   * One second.
   *
   * @param active {@code junicorn_requests_active}
   * @param queued {@code junicorn_admission_queued}
   * @param rejected {@code junicorn_admission_rejected_total}, all reasons
   * @param cpuMillis processor time in the second before, in milliseconds: millicores
   */
  public record Sample(int second, int active, int queued, int rejected, int cpuMillis) {}

  /** Keeps copies. */
  public Recording {
    comment = List.copyOf(comment);
    samples = List.copyOf(samples);
  }

  /** The second of the first refusal, if there was any. */
  public OptionalInt firstRejection() {
    return samples.stream().filter(s -> s.rejected() > 0).mapToInt(Sample::second).findFirst();
  }

  /** The same with the processor time averaged over the seconds before, as a kubelet reports it. */
  public Recording averaged(int seconds) {
    List<Sample> averaged = new ArrayList<>();
    for (Sample s : samples) {
      double cpu =
          samples.subList(Math.max(0, s.second() - seconds + 1), s.second() + 1).stream()
              .mapToInt(Sample::cpuMillis)
              .average()
              .orElseThrow();
      averaged.add(
          new Sample(s.second(), s.active(), s.queued(), s.rejected(), (int) Math.round(cpu)));
    }
    return new Recording(comment, workerConnections, averaged);
  }

  /** Reads a file that {@link #write} wrote. */
  public static Recording read(Path file) {
    List<String> comment = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    int limit = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith(LIMIT)) {
          limit = Integer.parseInt(line.substring(LIMIT.length()));
        } else if (line.startsWith("#")) {
          comment.add(line.substring(1).strip());
        } else if (!line.equals(COLUMNS)) {
          samples.add(sample(line, samples.size()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    if (limit == 0 || samples.isEmpty()) {
      throw new IllegalArgumentException(file + ": no line '" + LIMIT + "N', or no samples");
    }
    return new Recording(comment, limit, samples);
  }

  private static Sample sample(String line, int expected) {
    String[] fields = line.split(",", -1);
    if (fields.length != 5 || Integer.parseInt(fields[0]) != expected) {
      throw new NumberFormatException("not the line of second " + expected + ": '" + line + "'");
    }
    return new Sample(
        expected,
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]));
  }

  /** Writes it as text, a line for each second. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    comment.forEach(line -> lines.add("# " + line));
    lines.add(LIMIT + workerConnections);
    lines.add(COLUMNS);
    for (Sample s : samples) {
      lines.add(
          s.second()
              + ","
              + s.active()
              + ","
              + s.queued()
              + ","
              + s.rejected()
              + ","
              + s.cpuMillis());
    }
    Files.write(file, lines);
  }
}
