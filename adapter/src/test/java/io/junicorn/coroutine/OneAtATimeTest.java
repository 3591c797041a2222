package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly one of a family runs, however control goes. */
class OneAtATimeTest {
  /** Of one family, without any lock: what takes turns needs none. */
  private static final class Graph {
    private final Family family;
    private final Random random;
    private final Coroutine[] all;
    private int left;
    private int switches;
    private boolean inside = true;

    Graph(Family family, int size, int switches, long seed) {
      this.family = family;
      this.random = new Random(seed);
      this.left = switches;
      all = new Coroutine[size];
      for (int i = 0; i < size; i++) {
        all[i] = family.coroutine(_ -> wander());
      }
    }

    private Object wander() {
      arrive();
      while (left > 0) {
        next();
      }
      inside = false;
      return "ended";
    }

    private void next() {
      left--;
      Coroutine to = all[random.nextInt(all.length)];
      switches++;
      inside = to == family.current();
      to.switchTo(to);
      if (!inside) {
        arrive();
      }
    }

    private void arrive() {
      assertThat(inside).isFalse();
      inside = true;
    }

    /** Returns when control is back in main. */
    void run() {
      while (left > 0) {
        inside = false;
        all[0].switchTo();
        arrive();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twentyThatSwitchAtRandom(long seed) throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            Graph graph = new Graph(family, 20, 20_000, seed);
            graph.run();

            assertThat(graph.switches).isEqualTo(20_000);
          }
        });
  }

  @Test
  void manyFamiliesAtOnce() throws Exception {
    OwnTree.run(
        () -> {
          List<Greenlet<Integer>> mains = new ArrayList<>();
          for (int i = 0; i < 50; i++) {
            long seed = i;
            mains.add(
                Greenlets.spawn(
                    () -> {
                      try (Family family = Family.open()) {
                        Graph graph = new Graph(family, 10, 1_000, seed);
                        graph.run();
                        return graph.switches;
                      }
                    }));
          }
          for (Greenlet<Integer> main : mains) {
            assertThat(main.get()).isEqualTo(1_000);
          }
        });
  }

  @Test
  void manyThatStartAndEndAtOnce() throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            for (int i = 0; i < 5_000; i++) {
              assertThat(family.coroutine(first -> first).switchTo(i)).isEqualTo(i);
            }
          }
        });
  }
}
