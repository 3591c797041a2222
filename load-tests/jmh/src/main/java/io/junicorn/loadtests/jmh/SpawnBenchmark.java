package io.junicorn.loadtests.jmh;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** To start something empty and wait for its end. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgs = "-Djmh.executor=VIRTUAL")
public class SpawnBenchmark {
  private static final int MANY = 1_000;

  private static void nothing() {}

  /** One after another. */
  @Benchmark
  public void oneGreenlet() throws InterruptedException {
    Greenlets.spawn(SpawnBenchmark::nothing).join();
  }

  /** The same. */
  @Benchmark
  public void oneVirtualThread() throws InterruptedException {
    Thread.startVirtualThread(SpawnBenchmark::nothing).join();
  }

  /** The same. */
  @Benchmark
  public void onePlatformThread() throws InterruptedException {
    Thread.ofPlatform().start(SpawnBenchmark::nothing).join();
  }

  /** A thousand, and then all are waited for: the time of each. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void eachOfManyGreenlets() throws InterruptedException {
    List<Greenlet<?>> all = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      all.add(Greenlets.spawn(SpawnBenchmark::nothing));
    }
    Greenlets.joinAll(all);
  }

  /** The same. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void eachOfManyVirtualThreads() throws InterruptedException {
    List<Thread> all = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      all.add(Thread.startVirtualThread(SpawnBenchmark::nothing));
    }
    for (Thread one : all) {
      one.join();
    }
  }
}
