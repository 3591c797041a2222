package io.junicorn.container.timeouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeoutQueueTest {
  private final TimeoutQueue queue = new TimeoutQueue();

  private Timeout at(long nanos) {
    Timeout timeout = new Timeout(() -> {}, nanos, queue);
    queue.add(timeout);
    return timeout;
  }

  private List<Long> drained() {
    List<Long> times = new ArrayList<>();
    for (Timeout first = queue.first(); first != null; first = queue.first()) {
      times.add(first.atNanos());
      assertThat(queue.remove(first)).isTrue();
    }
    return times;
  }

  @Test
  void hasTheEarliestFirst() {
    at(3);
    at(1);
    at(2);
    assertThat(drained()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void staysInOrderWhateverIsTakenOut() {
    Random random = new Random(7);
    List<Timeout> left = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      left.add(at(random.nextInt(1_000)));
      if (random.nextInt(3) == 0) {
        Timeout cancelled = left.remove(random.nextInt(left.size()));
        assertThat(cancelled.cancel()).isTrue();
      }
    }
    assertThat(drained())
        .isEqualTo(left.stream().map(Timeout::atNanos).sorted(Comparator.naturalOrder()).toList());
  }

  @Test
  void takesOneOutOnce() {
    Timeout timeout = at(1);
    assertThat(timeout.cancel()).isTrue();
    assertThat(timeout.cancel()).isFalse();
  }

  @Test
  void cancelsNothingThatWasCleared() {
    Timeout timeout = at(1);
    queue.clear();
    assertThat(timeout.cancel()).isFalse();
    assertThat(queue.first()).isNull();
  }

  @Test
  void ordersTimesThatPassTheEndOfTheirNumbers() {
    Timeout late = at(Long.MIN_VALUE + 5);
    Timeout early = at(Long.MAX_VALUE - 5);
    assertThat(queue.first()).isSameAs(early);
    assertThat(early.cancel()).isTrue();
    assertThat(queue.first()).isSameAs(late);
  }
}
