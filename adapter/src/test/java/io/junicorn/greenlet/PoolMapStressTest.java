package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of several kinds share one pool, and some abandon what they read. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PoolMapStressTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final GreenletTree tree = new GreenletTree();

  private static int work(int item) throws Exception {
    Greenlets.sleep(Duration.ofNanos(item % 3 * 20_000L));
    if (item % 5 == 4) {
      throw new Exception("item " + item);
    }
    return item;
  }

  private static QuietTask reader(Pool pool, int kind, int count, int window) {
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    return () -> {
      switch (kind) {
        case 0 -> readAll(pool.imap(PoolMapStressTest::work, items), count);
        case 1 -> readAll(pool.imapUnordered(PoolMapStressTest::work, items, window), count);
        case 2 -> readHalf(pool.imapUnordered(i -> work(i * 5), items), count);
        case 3 -> assertThat(pool.map(i -> work(i * 5), items)).hasSize(count);
        default -> nested(pool, count);
      }
    };
  }

  private static void readAll(Results<Integer> results, int count) {
    Set<Integer> read = new TreeSet<>();
    while (results.hasNext()) {
      try {
        assertThat(read.add(results.next())).isTrue();
      } catch (CompletionException e) {
        String message = String.valueOf(e.getCause()).replaceAll("\\D", "");
        assertThat(read.add(Integer.valueOf(message))).isTrue();
      }
    }
    assertThat(read)
        .isEqualTo(
            IntStream.range(0, count).boxed().collect(Collectors.toCollection(TreeSet::new)));
  }

  private static void readHalf(Results<Integer> results, int count) {
    try (results) {
      for (int i = 0; i < count / 2; i++) {
        results.next();
      }
    }
  }

  private static void nested(Pool pool, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      int item = i;
      try {
        assertThat(pool.apply(() -> pool.apply(() -> work(item)))).isEqualTo(item);
      } catch (ExecutionException e) {
        assertThat(e).hasRootCauseMessage("item " + item);
      }
    }
  }

  @Test
  void everyReaderGetsEachOfItsResultsOnce() throws Exception {
    for (long seed = 0; seed < 600; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      int size = 1 + random.nextInt(4);
      Pool pool = new Pool(size);
      List<Greenlet<?>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int count = random.nextInt(12);
        readers.add(tree.spawn(reader(pool, random.nextInt(5), count, 1 + random.nextInt(5))));
      }
      assertThat(Greenlets.joinAll(readers, LONG)).as("seed " + seed).hasSize(4);
      for (Greenlet<?> reader : readers) {
        assertThat(reader.failure()).as("seed " + seed).isEmpty();
      }
      pool.close();
      assertThat(pool.freeCount()).as("seed " + seed).isEqualTo(size);
    }
    eventually(() -> tree.counts().active() == 0);
  }
}
