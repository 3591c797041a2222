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

    /** Whether they end now and then, and each other. */
    private final boolean mortal;

    Graph(Family family, int size, int switches, boolean mortal, long seed) {
      this.mortal = mortal;
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
      try {
        while (left > 0 && (!mortal || random.nextInt(10) > 0)) {
          next();
        }
        return "ended";
      } finally {
        inside = false;
      }
    }

    private void next() {
      left--;
      switches++;
      int i = random.nextInt(all.length);
      if (all[i].dead()) {
        all[i] = family.coroutine(_ -> wander());
      }
      inside = false;
      try {
        if (mortal && random.nextInt(10) == 0) {
          all[i].throwInto();
        } else {
          all[i].switchTo(i);
        }
      } finally {
        arrive();
      }
    }

    private void arrive() {
      assertThat(inside).isFalse();
      inside = true;
    }

    /** Returns when control is back in main and nothing is left to do. */
    void run() {
      while (left > 0) {
        next();
      }
      inside = false; // Closing the family is a round of turns too.
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twentyThatSwitchAtRandom(long seed) throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            Graph graph = new Graph(family, 20, 20_000, false, seed);
            graph.run();

            assertThat(graph.switches).isEqualTo(20_000);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twentyThatAlsoEndAtRandomAndEachOther(long seed) throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            Graph graph = new Graph(family, 20, 20_000, true, seed);
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
                        Graph graph = new Graph(family, 10, 1_000, seed % 2 == 0, seed);
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
