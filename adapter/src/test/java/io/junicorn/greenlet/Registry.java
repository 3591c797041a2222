package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Asserts that nothing was left behind. */
final class Registry {
  private Registry() {}

  static void isEmpty(GreenletTree tree) {
    eventually(() -> tree.counts().active() == 0);
    assertThat(tree.live()).isEmpty();
  }
}
