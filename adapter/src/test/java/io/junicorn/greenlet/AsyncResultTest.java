package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A value that others wait for. */
class AsyncResultTest {
  private final GreenletTree greenlets = new GreenletTree();
  private final AsyncResult<String> result = new AsyncResult<>();

  @Test
  void wakesThoseWhoWait() throws Exception {
    Greenlet<String> waiting = greenlets.spawn(() -> result.get());
    assertThat(result.set("value")).isTrue();

    assertThat(waiting.get()).isEqualTo("value");
    assertThat(result).hasToString("AsyncResult value");
  }

  @Test
  void isSetOnce() throws Exception {
    result.set("first");

    assertThat(result.set("second")).isFalse();
    assertThat(result.fail(new Exception("too late"))).isFalse();
    assertThat(result.get()).isEqualTo("first");
  }

  @Test
  void mayFail() {
    Exception cause = new Exception("on purpose");
    result.fail(cause);

    assertThatExceptionOfType(ExecutionException.class).isThrownBy(result::get).withCause(cause);
    assertThat(result.failure()).containsSame(cause);
    assertThat(result.successful()).isFalse();
  }

  @Test
  void isWaitedForWithALimit() {
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> result.get(Duration.ofMillis(10)));
    assertThat(result.ended()).isFalse();
    assertThat(result).hasToString("AsyncResult, not set");
  }

  @Test
  void tellsThoseWhoLinked() {
    List<String> told = new ArrayList<>();
    result.onValue(told::add);
    result.set("value");
    result.onValue(told::add);

    assertThat(told).containsExactly("value", "value");
  }
}
