package io.junicorn.container.series;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * The last samples of some columns, in arrays that are made once: a new sample takes the place of
 * the oldest.
 *
 * <p>One thread calls {@link #sample()}, any thread reads.
 */
public final class SampleRing {
  private final List<Column> columns;
  private final Clock clock;
  private final int capacity;
  private final long began;

  // Guarded by this.
  private final long[] times;
  private final double[][] values;
  private long taken;

  /**
   * An empty ring.
   *
   * @param capacity how many samples it keeps
   */
  public SampleRing(List<Column> columns, int capacity, Clock clock) {
    this.columns = List.copyOf(columns);
    this.clock = clock;
    this.capacity = capacity;
    this.began = clock.millis();
    this.times = new long[capacity];
    this.values = new double[columns.size()][capacity];
  }

  /** Takes one sample of each column. */
  public void sample() {
    double[] now = new double[columns.size()];
    for (int i = 0; i < now.length; i++) {
      now[i] = columns.get(i).source().getAsDouble();
    }
    long time = clock.millis();
    synchronized (this) {
      int at = (int) (taken % capacity);
      times[at] = time;
      for (int i = 0; i < now.length; i++) {
        values[i][at] = now[i];
      }
      taken++;
    }
  }

  /**
   * Samples as JSON: {@code began}, when this ring was made, by which one knows another process,
   * {@code next}, the number to ask with the next time, {@code time}, a list of milliseconds since
   * 1970, and in {@code columns} a list of the same length for each column; null where there was no
   * number.
   *
   * @param since the number of the first sample that is wanted; those that are gone are left out.
   *     One of the future, as after a restart, means all
   */
  public synchronized String json(long since) {
    long oldest = Math.max(0, taken - capacity);
    long first = since > taken ? oldest : Math.max(since, oldest);
    StringBuilder json = new StringBuilder(256 + (int) (taken - first) * columns.size() * 8);
    json.append("{\"began\":").append(began);
    json.append(",\"first\":").append(first);
    json.append(",\"next\":").append(taken);
    json.append(",\"capacity\":").append(capacity);
    json.append(",\"time\":[");
    for (long n = first; n < taken; n++) {
      json.append(n == first ? "" : ",").append(times[(int) (n % capacity)]);
    }
    json.append("],\"columns\":{");
    for (int i = 0; i < columns.size(); i++) {
      json.append(i == 0 ? "\n\"" : ",\n\"").append(columns.get(i).name()).append("\":[");
      for (long n = first; n < taken; n++) {
        number(json.append(n == first ? "" : ","), values[i][(int) (n % capacity)]);
      }
      json.append(']');
    }
    return json.append("}}\n").toString();
  }

  private static void number(StringBuilder json, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      json.append("null");
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.append((long) value);
    } else {
      json.append(String.format(Locale.ROOT, "%.3f", value));
    }
  }
}
