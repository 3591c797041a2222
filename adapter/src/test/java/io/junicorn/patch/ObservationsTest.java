package io.junicorn.patch;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Timer;
import java.util.concurrent.ForkJoinPool;
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
  void whoLooksOnRunsNoCodeOfTheApplication() {
    Observations seen = new Observations();
    ForkJoinPool plain = new ForkJoinPool(1) {};
    ForkJoinPool own =
        new ForkJoinPool(1) {
          @Override
          public boolean isShutdown() {
            throw new AssertionError("called");
          }
        };
    seen.executor(plain, "here");
    seen.executor(own, "there");
    assertThat(seen.executors())
        .extracting(Origin::place)
        .containsExactlyInAnyOrder("here", "there");

    plain.shutdown();
    own.shutdown();
    assertThat(seen.executors()).extracting(Origin::place).containsExactly("there");
    assertThat(own.getParallelism()).as("it is not collected before").isEqualTo(1);
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
