package io.junicorn.loadtests.jmh;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What Java has for the same: a value to another thread and back, through two queues. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgs = "-Djmh.executor=VIRTUAL")
public class HandOverBenchmark {
  private final SynchronousQueue<String> there = new SynchronousQueue<>();
  private final SynchronousQueue<String> back = new SynchronousQueue<>();
  private @Nullable Thread echo;

  /** Kind of the other thread; the one that measures is virtual. */
  @Param({"virtual", "platform"})
  private String kind = "virtual";

  /** Starts the other thread. */
  @Setup(Level.Iteration)
  public void start() {
    Thread.Builder builder = kind.equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
    echo = builder.start(this::echo);
  }

  private void echo() {
    try {
      while (true) {
        back.put(there.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it. */
  @TearDown(Level.Iteration)
  public void stop() throws InterruptedException {
    if (echo != null) {
      echo.interrupt();
      echo.join();
    }
  }

  /** There and back. */
  @Benchmark
  public String handOverThereAndBack() throws InterruptedException {
    there.put("value");
    return back.take();
  }
}
