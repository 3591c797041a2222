package io.junicorn.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.GreenletTree;
import org.junit.jupiter.api.Test;

/** The line that spawned a greenlet. */
class SpawnLineTest {
  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void isRememberedWhenTheTreeIsTold() {
    greenlets.recordSpawnSites(true);

    assertThat(greenlets.spawn(() -> {}).spawnSite())
        .startsWith(
            SpawnLineTest.class.getName() + ".isRememberedWhenTheTreeIsTold(SpawnLineTest.java:");
  }

  @Test
  void isTheClassOfTheTaskOtherwise() {
    assertThat(greenlets.spawn(() -> {}).spawnSite()).isEqualTo(SpawnLineTest.class.getName());
    greenlets.recordSpawnSites(true);
    assertThat(greenlets.spawnRoot(() -> {}).spawnSite()).isEqualTo(SpawnLineTest.class.getName());
  }
}
