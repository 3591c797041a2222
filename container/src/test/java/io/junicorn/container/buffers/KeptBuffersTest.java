package io.junicorn.container.buffers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class KeptBuffersTest {
  private static final int SIZE = 1000;

  private final KeptBuffers buffers = new KeptBuffers(1 << 20);

  @ParameterizedTest
  @CsvSource({
    "0,64",
    "1,64",
    "64,64",
    "65,128",
    "1024,1024",
    "1025,2048",
    "32768,32768",
    "65535,65536",
    "65536,65536"
  })
  void hasRoomForWhatIsAskedAndLittleMore(int size, int capacity) {
    for (boolean direct : new boolean[] {true, false}) {
      RetainableByteBuffer.Mutable buffer = buffers.acquire(size, direct);
      assertThat(buffer.capacity()).isEqualTo(capacity);
      assertThat(buffer.isDirect()).isEqualTo(direct);
      assertThat(buffer.hasRemaining()).isFalse();
      assertThat(buffer.space()).isEqualTo(capacity);
    }
  }

  @Test
  void whatIsTooLargeIsMadeForOneUse() {
    int size = KeptBuffers.LARGEST + 1;
    RetainableByteBuffer.Mutable large = buffers.acquire(size, false);
    assertThat(large.capacity()).isEqualTo(size);
    assertThat(large.release()).isTrue();
    assertThat(buffers.acquire(size, false)).isNotSameAs(large);
  }

  @Test
  void givesTheLastOneBackEmpty() {
    RetainableByteBuffer.Mutable first = buffers.acquire(SIZE, true);
    first.append(ByteBuffer.wrap("secret".getBytes(StandardCharsets.US_ASCII)));
    assertThat(first.release()).isTrue();
    RetainableByteBuffer.Mutable again = buffers.acquire(SIZE, true);
    assertThat(again).isSameAs(first);
    assertThat(again.hasRemaining()).isFalse();
    assertThat(BufferUtil.toString(again.getByteBuffer())).isEmpty();
    assertThat(again.append(ByteBuffer.allocate(1024))).isTrue();
  }

  @Test
  void isNobodysBeforeItsLastUserHasReleasedIt() {
    RetainableByteBuffer.Mutable buffer = buffers.acquire(SIZE, false);
    buffer.append(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    RetainableByteBuffer slice = buffer.slice(2);
    assertThat(buffer.release()).isFalse();
    assertThat(buffers.acquire(SIZE, false)).isNotSameAs(buffer);
    assertThat(slice.remaining()).isEqualTo(2);
    assertThat(slice.release()).isTrue();
    assertThat(buffers.acquire(SIZE, false)).isSameAs(buffer);
  }

  @Test
  void refusesASecondRelease() {
    RetainableByteBuffer.Mutable buffer = buffers.acquire(SIZE, false);
    buffer.release();
    assertThatThrownBy(buffer::release).isInstanceOf(IllegalStateException.class);
    assertThat(buffers.acquire(SIZE, false)).isSameAs(buffer);
    assertThat(buffers.acquire(SIZE, false)).as("it is not there twice").isNotSameAs(buffer);
  }

  @Test
  void keepsNoMoreThanItMay() {
    int most = 8;
    KeptBuffers few = new KeptBuffers(most * 1024L);
    List<RetainableByteBuffer.Mutable> taken = new ArrayList<>();
    for (int i = 0; i < 10 * most; i++) {
      taken.add(few.acquire(1024, false));
    }
    taken.forEach(RetainableByteBuffer::release);
    Set<Object> before = Collections.newSetFromMap(new IdentityHashMap<>());
    before.addAll(taken);
    int kept = 0;
    while (before.contains(few.acquire(1024, false))) {
      kept++;
    }
    assertThat(kept).isBetween(1, most + 16);
  }

  @Test
  void forgetsAllWhenToldTo() {
    RetainableByteBuffer.Mutable buffer = buffers.acquire(SIZE, true);
    buffer.release();
    buffers.clear();
    assertThat(buffers.acquire(SIZE, true)).isNotSameAs(buffer);
  }

  @Test
  void givesNobodyWhatAnotherHas() throws Exception {
    Set<Object> inUse = ConcurrentHashMap.newKeySet();
    AtomicInteger twice = new AtomicInteger();
    int threads = 8;
    CountDownLatch ended = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      Thread.ofVirtual()
          .start(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  RetainableByteBuffer.Mutable buffer = buffers.acquire(SIZE, false);
                  if (!inUse.add(buffer)) {
                    twice.incrementAndGet();
                  }
                  if (i % 16 == 0) {
                    LockSupport.parkNanos(1);
                  }
                  inUse.remove(buffer);
                  buffer.release();
                }
                ended.countDown();
              });
    }
    assertThat(ended.await(50, TimeUnit.SECONDS)).isTrue();
    assertThat(twice).hasValue(0);
  }
}
