package io.junicorn.container.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.deploy.WarSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the watch speaks of a WAR that has no end. */
class UnfinishedTest {
  private static final Fingerprint HALF = new Fingerprint(1, 500, 1, "a");
  private static final Fingerprint MORE = new Fingerprint(1, 600, 2, "a");

  private final WarSpec war = new WarSpec("/shop", Path.of("shop.war"));
  private final Unfinished unfinished = new Unfinished();

  private List<Integer> roundsThatTell(Fingerprint now, int rounds) {
    return IntStream.rangeClosed(1, rounds)
        .filter(_ -> unfinished.isStuck(war, now))
        .boxed()
        .toList();
  }

  @Test
  void isToldOnceInTheTenthRound() {
    assertThat(roundsThatTell(HALF, 30)).containsExactly(Unfinished.ROUNDS);
  }

  @Test
  void oneThatGrowsBeginsAnew() {
    assertThat(roundsThatTell(HALF, Unfinished.ROUNDS - 1)).isEmpty();
    assertThat(roundsThatTell(MORE, 30)).containsExactly(Unfinished.ROUNDS);
    unfinished.finished(war);
    assertThat(roundsThatTell(MORE, 30)).containsExactly(Unfinished.ROUNDS);
  }
}
