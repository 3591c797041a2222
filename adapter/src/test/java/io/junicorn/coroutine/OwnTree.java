package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTask;
import io.junicorn.greenlet.GreenletTree;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Runs a main coroutine as a greenlet of a tree of its own, which must be empty afterwards. */
final class OwnTree {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private OwnTree() {}

  static void run(GreenletTask main) throws Exception {
    GreenletTree tree = new GreenletTree();
    Greenlet<Boolean> greenlet =
        tree.spawn(
            () -> {
              main.run();
              return true;
            });
    try {
      assertThat(greenlet.get(LIMIT)).isTrue();
    } catch (ExecutionException e) {
      throw new AssertionError("the main coroutine failed", e.getCause());
    }
    assertThat(tree.live()).isEmpty();
  }
}
