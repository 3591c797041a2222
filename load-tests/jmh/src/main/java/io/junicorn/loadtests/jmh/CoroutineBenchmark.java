package io.junicorn.loadtests.jmh;

import io.junicorn.coroutine.Coroutine;
import io.junicorn.coroutine.Family;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** To switch to a coroutine that switches back at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgs = "-Djmh.executor=VIRTUAL")
public class CoroutineBenchmark {
  private @Nullable Family family;
  private @Nullable Coroutine other;

  /** Opens the family, on the thread that measures. */
  @Setup(Level.Iteration)
  public void open() {
    Family opened = Family.open();
    family = opened;
    other = opened.coroutine(first -> echo(opened, first));
  }

  private static @Nullable Object echo(Family family, @Nullable Object first) {
    Object value = first;
    while (true) {
      value = family.main().switchTo(value);
    }
  }

  /** Ends the coroutine. */
  @TearDown(Level.Iteration)
  public void close() {
    if (family != null) {
      family.close();
    }
  }

  /** There and back. */
  @Benchmark
  public @Nullable Object switchThereAndBack() {
    return Objects.requireNonNull(other).switchTo("value");
  }
}
