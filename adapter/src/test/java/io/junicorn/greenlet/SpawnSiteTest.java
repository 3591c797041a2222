package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a task was written and what it works for. */
class SpawnSiteTest {
  private static final class Named implements GreenletTask {
    @Override
    public void run() {}
  }

  private static final class Described implements GreenletTask {
    @Override
    public void run() {}

    @Override
    public String describe() {
      return "GET /feed";
    }
  }

  private final GreenletTree greenlets = new GreenletTree();

  @Test
  void aLambdaWasWrittenInTheClassAroundIt() {
    assertThat(greenlets.spawn(() -> {}).spawnSite()).isEqualTo(SpawnSiteTest.class.getName());
  }

  @Test
  void aMethodReferenceWasWrittenInTheClassAroundIt() {
    assertThat(greenlets.spawn(Thread::yield).spawnSite()).isEqualTo(SpawnSiteTest.class.getName());
  }

  @Test
  void aClassIsItsOwnSite() {
    assertThat(greenlets.spawn(new Named()).spawnSite()).isEqualTo(Named.class.getName());
  }

  @Test
  void withoutADescriptionItServesItsSite() {
    assertThat(greenlets.spawn(new Named()).serves()).isEqualTo(Named.class.getName());
  }

  @Test
  void theDescriptionIsWhatItServes() {
    Greenlet<?> greenlet = greenlets.spawn(new Described());

    assertThat(greenlet.serves()).isEqualTo("GET /feed");
    assertThat(greenlet.spawnSite()).isEqualTo(Described.class.getName());
  }
}
