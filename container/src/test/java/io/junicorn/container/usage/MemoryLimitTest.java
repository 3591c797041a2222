package io.junicorn.container.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Garbage is not counted, and finding that out has its price. */
class MemoryLimitTest {
  private static final long ALLOWED = 100;

  private final FakeHeap heap = new FakeHeap();
  private long nanos;
  private final MemoryLimit limit = new MemoryLimit(heap, ALLOWED, () -> nanos);

  private final class FakeHeap implements Heap {
    long used;
    long live;
    long collectionNanos = 1;
    int collections;

    @Override
    public long afterCollection() {
      return used;
    }

    @Override
    public long most() {
      return 200 << 20;
    }

    @Override
    public void collect() {
      collections++;
      used = live;
      nanos += collectionNanos;
    }
  }

  private void heapHas(long live, long garbage) {
    heap.live = live;
    heap.used = live + garbage;
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void belowTheLimitNothingIsAskedFor() {
    heapHas(60, 40);
    assertThat(limit.measure()).hasValue(100);
    assertThat(heap.collections).isZero();
  }

  @Test
  void garbageOverTheLimitIsCollectedAndNotCounted() {
    heapHas(60, 41);
    assertThat(limit.measure()).hasValue(60);
    assertThat(heap.collections).isEqualTo(1);
  }

  @Test
  void whatLivesOverTheLimitIsCounted() {
    heapHas(101, 50);
    assertThat(limit.measure()).hasValue(101);
    heapHas(101, 60);
    assertThat(limit.measure()).as("known, without another collection").hasValue(101);
    assertThat(heap.collections).isEqualTo(1);
    heapHas(90, 0);
    assertThat(limit.measure()).hasValue(90);
  }

  @Test
  void aFigureFromBeforeItWasUnderIsNotToldAgain() {
    heapHas(120, 0);
    assertThat(limit.measure()).hasValue(120);
    heapHas(90, 0);
    assertThat(limit.measure()).hasValue(90);
    heapHas(90, 20);
    assertThat(limit.measure()).as("not known").isEmpty();
  }

  @Test
  void theNextCollectionWaitsSoThatAllTakeAHundredthOfTheTime() {
    heap.collectionNanos = Duration.ofMillis(500).toNanos();
    heapHas(60, 41);
    assertThat(limit.measure()).hasValue(60);
    heapHas(60, 50);
    pass(Duration.ofSeconds(49));
    assertThat(limit.measure()).as("not known").isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(limit.measure()).hasValue(60);
    assertThat(heap.collections).isEqualTo(2);
  }

  @Test
  void quickCollectionsAreTenSecondsApart() {
    heapHas(120, 0);
    assertThat(limit.measure()).hasValue(120);
    heapHas(130, 0);
    pass(Duration.ofMillis(9_999));
    assertThat(limit.measure()).hasValue(120);
    pass(Duration.ofMillis(1));
    assertThat(limit.measure()).hasValue(130);
  }

  @Test
  void theFiguresAreInTheWords() {
    assertThat(new MemoryLimit(heap, 100 << 20, () -> nanos).describe((101 << 20) - 1))
        .isEqualTo(
            "101 MB live on the heap after a collection, 100 MB are allowed, the heap has up to"
                + " 200 MB");
  }
}
