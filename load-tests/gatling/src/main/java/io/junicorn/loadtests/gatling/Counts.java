package io.junicorn.loadtests.gatling;

import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Requests of one name: how many, how long, from when to when. Safe for several threads. */
final class Counts {
  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
  private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
  private final LongAdder wrong = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  // Of the correct answers only: an error that comes fast must not look fast.
  private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

  void answered(long begun, long ended, boolean correct) {
    first.accumulate(begun);
    last.accumulate(ended);
    if (correct) {
      micros.recordValue(
          Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(Math.max(0, ended - begun))));
    } else {
      wrong.increment();
    }
  }

  void rejected() {
    rejected.increment();
  }

  void write(String prefix, Properties properties) {
    long nanos = last.get() == Long.MIN_VALUE ? 0 : last.get() - first.get();
    put(properties, prefix + "correct", micros.getTotalCount());
    put(properties, prefix + "wrong", wrong.sum());
    put(properties, prefix + "rejected", rejected.sum());
    put(properties, prefix + "nanos", nanos);
    put(properties, prefix + "p50-micros", micros.getValueAtPercentile(50));
    put(properties, prefix + "p99-micros", micros.getValueAtPercentile(99));
    put(properties, prefix + "p999-micros", micros.getValueAtPercentile(99.9));
    put(properties, prefix + "max-micros", micros.getMaxValue());
  }

  private static void put(Properties properties, String key, long value) {
    properties.setProperty(key, Long.toString(value));
  }
}
