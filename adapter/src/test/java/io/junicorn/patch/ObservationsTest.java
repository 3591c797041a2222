package io.junicorn.patch;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Timer;
import org.junit.jupiter.api.Test;

class ObservationsTest {
  @Test
  void threadsOfOneNameHaveTheirOwnMakers() {
    Observations seen = new Observations();
    Thread first = Thread.ofPlatform().name("twin").unstarted(() -> {});
    Thread second = Thread.ofPlatform().name("twin").unstarted(() -> {});
    seen.thread(first, "here");
    seen.thread(second, "there");

    assertThat(seen.of(first)).map(Origin::place).hasValue("here");
    assertThat(seen.of(second)).map(Origin::place).hasValue("there");
    assertThat(seen.of(new Thread(() -> {}))).isEmpty();
  }

  @Test
  void nothingKeepsWhatTheApplicationHasForgotten() {
    Observations seen = new Observations();
    seen.executor(new Timer(true), "here");

    eventually(
        () -> {
          System.gc();
          return seen.executors().isEmpty();
        });
  }
}
