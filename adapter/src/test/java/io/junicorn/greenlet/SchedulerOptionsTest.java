package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "jdk.virtualThreadScheduler.parallelism, 1",
    "jdk.virtualThreadScheduler.parallelism, 32767",
    "jdk.virtualThreadScheduler.maxPoolSize, 256",
    "jdk.virtualThreadScheduler.minRunnable, 0",
    "jdk.virtualThreadScheduler.timerQueues, 1",
    "jdk.virtualThreadScheduler.timerQueues, 65536",
    "junicorn.timer-queues, on",
    "junicorn.timer-queues, off",
  })
  void whatJavaAndWeCanUseIsTaken(String name, String value) {
    assertThatCode(() -> check(name, value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "jdk.virtualThreadScheduler.parallelism, 0, 1 to 32767",
    "jdk.virtualThreadScheduler.parallelism, 32768, 1 to 32767",
    "jdk.virtualThreadScheduler.parallelism, two, 1 to 32767",
    "jdk.virtualThreadScheduler.maxPoolSize, '', 1 to 32767",
    "jdk.virtualThreadScheduler.minRunnable, x, 0 to 32767",
    "jdk.virtualThreadScheduler.timerQueues, 3, a power of two",
    "jdk.virtualThreadScheduler.timerQueues, -1, 1 to 65536",
    "jdk.virtualThreadScheduler.timerQueues, 131072, 1 to 65536",
    "junicorn.timer-queues, OFF, on or off",
    "junicorn.timer-queues, '', on or off",
  })
  void anythingElseIsNamed(String name, String value, String allowed) {
    assertThatThrownBy(() -> check(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ": '" + value + "'")
        .hasMessageEndingWith(allowed);
  }

  @Test
  void timerQueuesAreOnUntilSomebodySaysOff() {
    assertThat(SchedulerOptions.timerQueues(name -> null)).isTrue();
    assertThat(SchedulerOptions.timerQueues(Map.of("junicorn.timer-queues", "off")::get)).isFalse();
  }

  private static void check(String name, String value) {
    SchedulerOptions.check(Map.of(name, value)::get);
  }
}
