package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What escapes from a task. */
class GreenletFailureTest {
  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void goesToTheUncaughtExceptionHandlerOfItsThread() {
    RuntimeException thrown = new RuntimeException("on purpose");
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Greenlet<?> greenlet =
        greenlets.spawn(
            () -> {
              Thread.currentThread()
                  .setUncaughtExceptionHandler((_, escaped) -> told.complete(escaped));
              throw thrown;
            });

    assertThat(told.join()).isSameAs(thrown);
    assertThat(greenlet.failure()).containsSame(thrown);
  }

  @Test
  void isOnRecordBeforeTheTaskIsTold() {
    List<GreenletState> states = new CopyOnWriteArrayList<>();
    List<Integer> active = new CopyOnWriteArrayList<>();
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    greenlets.spawn(
        new GreenletTask() {
          @Override
          public void run() {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void failed(Throwable thrown) {
            states.add(Greenlet.current().orElseThrow().state());
            active.add(greenlets.counts().active());
            told.complete(thrown);
          }
        });

    assertThat(told.join()).hasMessage("on purpose");
    assertThat(states).containsExactly(GreenletState.FAILED);
    assertThat(active).containsExactly(0);
  }

  @Test
  void runningOutOfMemoryIsOnRecord() {
    OutOfMemoryError thrown = new OutOfMemoryError("pretended");
    QuietTask task =
        () -> {
          throw thrown;
        };

    assertThat(failureOf(task)).isSameAs(thrown);
  }

  @Test
  void overflowingTheStackIsOnRecord() {
    QuietTask task = () -> deeper(0);

    assertThat(failureOf(task)).isInstanceOf(StackOverflowError.class);
  }

  private Throwable failureOf(QuietTask task) {
    Greenlet<?> greenlet = greenlets.spawn(task);
    eventually(() -> greenlet.state() == GreenletState.FAILED);
    eventually(() -> greenlets.counts().equals(new GreenletCounts(1, 0, 0, 1, 1)));
    assertThat(greenlets.live()).isEmpty();
    return greenlet.failure().orElseThrow();
  }

  private static int deeper(int level) {
    return level < 0 ? 0 : deeper(level + 1) + 1;
  }
}
