package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What callers get wrong is said plainly, and leaves nothing behind. */
@SuppressWarnings("NullAway") // Nulls are what it is about.
class BadInputTest {
  private static final Duration NEGATIVE = Duration.ofSeconds(-1);

  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void aNullTask() {
    assertThatNullPointerException()
        .isThrownBy(() -> greenlets.spawn((GreenletTask) null))
        .withMessage("the task is null: there is nothing to spawn");
    assertThatNullPointerException().isThrownBy(() -> greenlets.spawn((Callable<?>) null));
    assertThatNullPointerException().isThrownBy(() -> greenlets.spawnRoot(null));
    assertThatNullPointerException().isThrownBy(() -> greenlets.spawnDetached(null));
    assertThat(greenlets.counts()).isEqualTo(new GreenletCounts(0, 0, 0, 0, 0));
  }

  @Test
  void aNegativeDelay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> greenlets.spawnLater(NEGATIVE, () -> {}))
        .withMessage("the delay is PT-1S, allowed is 0 or more");
    assertThat(greenlets.counts()).isEqualTo(new GreenletCounts(0, 0, 0, 0, 0));
  }

  @Test
  void aNegativeLimit() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> {});
    greenlet.join();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> greenlet.join(NEGATIVE))
        .withMessage("the limit of join is PT-1S, allowed is 0 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> greenlet.get(NEGATIVE));
    assertThatIllegalArgumentException().isThrownBy(() -> greenlet.kill(NEGATIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greenlets.joinAll(List.of(greenlet), NEGATIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greenlets.killAll(List.of(greenlet), NEGATIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greenlets.iwait(List.of(greenlet), NEGATIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greenlets.waitAny(List.of(greenlet), NEGATIVE));
    assertThatIllegalArgumentException().isThrownBy(() -> Greenlets.sleep(NEGATIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Timeout.after(NEGATIVE))
        .withMessage("the timeout is PT-1S, allowed is 0 or more");
  }

  @Test
  void aNegativeCount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greenlets.joinAll(List.<Greenlet<?>>of(), Duration.ofSeconds(1), -1))
        .withMessage("count is -1, allowed is 0 or more");
  }

  @Test
  void waitingForTheFirstOfNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greenlets.waitAny(List.<Greenlet<?>>of()))
        .withMessage("there is nothing to wait for: the collection is empty");
  }

  @Test
  void aNullCallback() throws Exception {
    Greenlet<?> greenlet = greenlets.spawn(() -> {});
    greenlet.join();

    assertThatNullPointerException().isThrownBy(() -> greenlet.onDone(null));
    assertThatNullPointerException().isThrownBy(() -> greenlet.onValue(null));
    assertThatNullPointerException().isThrownBy(() -> greenlet.onFailure(null));
  }

  @Test
  void aNullTreeLocal() {
    TreeLocal<String> local = TreeLocal.create();

    assertThatNullPointerException()
        .isThrownBy(() -> local.runWhere(null, () -> {}))
        .withMessage("the value is null");
  }

  @Test
  void aTimeoutClosedByAnotherThread() throws Exception {
    Timeout timeout = Timeout.after(Duration.ofHours(1));
    try {
      Greenlet<?> other =
          greenlets.spawn(
              () ->
                  assertThatExceptionOfType(IllegalStateException.class)
                      .isThrownBy(timeout::close)
                      .withMessageContaining("closed by VirtualThread")
                      .withMessageContaining("allowed is the thread that opened it"));
      other.get();
    } finally {
      timeout.close();
    }
    assertThat(timeout.expired()).isFalse();
  }
}
