package io.junicorn.patch;

import static org.assertj.core.api.Assertions.assertThat;

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
}
