package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.GreenletTree;
import io.junicorn.greenlet.Greenlets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Iterators made of code. */
class GeneratorTest {
  private static final Executor FRESH = task -> Thread.ofPlatform().daemon().start(task);

  private final List<String> log = new ArrayList<>();

  private static Generator<Integer> upTo(int last) {
    return Generator.of(
        out -> {
          for (int i = 1; i <= last; i++) {
            out.give(i);
          }
        });
  }

  @Test
  void itGivesItsElementsInALoop() {
    List<Integer> seen = new ArrayList<>();
    try (Generator<Integer> numbers = upTo(3)) {
      for (int number : numbers.rest()) {
        seen.add(number);
      }
      assertThat(numbers.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(numbers::next);
    }
    assertThat(seen).containsExactly(1, 2, 3);
  }

  @Test
  void theBodyRunsOnlyWhenAnElementIsAskedFor() {
    try (Generator<String> generator =
        Generator.of(
            out -> {
              log.add("begins");
              out.give("one");
              log.add("goes on");
              out.give("two");
            })) {
      assertThat(log).isEmpty();
      assertThat(generator.next()).isEqualTo("one");
      assertThat(log).containsExactly("begins");
      assertThat(generator.hasNext()).isTrue();
      assertThat(generator.hasNext()).isTrue();
      assertThat(log).containsExactly("begins", "goes on");
    }
  }

  @Test
  void anExhaustedOneLeavesNoGreenletBehindThoughNobodyClosesIt() throws Exception {
    OwnTree.run(
        () -> {
          GreenletTree tree = Greenlets.tree();
          Generator<Integer> numbers = upTo(1);
          numbers.next();
          assertThat(tree.live()).hasSize(2);
          assertThat(numbers.hasNext()).isFalse();
          assertThat(tree.live()).hasSize(1);
        });
  }

  @Test
  void nestedOnesGiveToTheOutermost() throws Exception {
    OwnTree.run(
        () -> {
          try (Generator<Integer> outer =
              Generator.of(
                  out -> {
                    out.give(0);
                    out.giveAll(upTo(2));
                    out.giveAll(List.of(3, 4));
                    out.give(5);
                  })) {
            assertThat(outer).toIterable().containsExactly(0, 1, 2, 3, 4, 5);
          }
        });
  }

  @Test
  void aRecursionWalksATree() {
    record Node(int value, List<Node> below) {
      static Generator<Integer> walk(Node node) {
        return Generator.of(
            out -> {
              out.give(node.value);
              for (Node child : node.below) {
                out.giveAll(walk(child));
              }
            });
      }
    }
    Node tree =
        new Node(1, List.of(new Node(2, List.of(new Node(3, List.of()))), new Node(4, List.of())));

    assertThat(Node.walk(tree)).toIterable().containsExactly(1, 2, 3, 4);
  }

  @Test
  void whatTheBodyThrowsComesOutOfNextAndThenItIsExhausted() {
    Generator<Integer> failing =
        Generator.of(
            out -> {
              out.give(1);
              throw new IOException("of the body");
            });

    assertThat(failing.next()).isEqualTo(1);
    assertThatThrownBy(failing::next)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(IOException.class);
    assertThat(failing.hasNext()).isFalse();
  }

  @Test
  void closingItRunsTheFinallyBlocksAlsoOfNestedOnes() throws Exception {
    OwnTree.run(
        () -> {
          Generator<Integer> nested =
              Generator.of(
                  out -> {
                    try {
                      out.giveAll(List.of(1, 2));
                    } finally {
                      log.add("nested");
                    }
                  });
          Generator<Integer> outer =
              Generator.of(
                  out -> {
                    try {
                      out.giveAll(nested);
                    } finally {
                      log.add("outer");
                    }
                  });
          assertThat(outer.next()).isEqualTo(1);
          outer.close();
          outer.close();

          assertThat(log).containsExactly("nested", "outer");
          assertThat(outer.hasNext()).isFalse();
        });
  }

  @Test
  void oneThatIsClosedBeforeItBeginsNeverDoes() {
    Generator<Integer> generator = Generator.of(_ -> log.add("began"));
    generator.close();

    assertThat(generator.hasNext()).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // It does not infer the type of the lambda's parameter.
  void nullIsAnElementToo() {
    Generator<@Nullable Object> generator = Generator.<@Nullable Object>of(out -> out.give(null));

    assertThat(generator.hasNext()).isTrue();
    assertThat(generator.next()).isNull();
    assertThat(generator.hasNext()).isFalse();
  }

  @Test
  void threadsMayTakeTurns() {
    try (Generator<Integer> numbers = upTo(4)) {
      assertThat(numbers.next()).isEqualTo(1);
      assertThat(CompletableFuture.supplyAsync(numbers::next, FRESH).join()).isEqualTo(2);
      assertThat(numbers.next()).isEqualTo(3);
      CompletableFuture.runAsync(numbers::close, FRESH).join();
      assertThat(numbers.hasNext()).isFalse();
    }
  }

  @Test
  void twoAtOnceAreRefusedAndItDoesNotAskItself() {
    AtomicReference<@Nullable Generator<Integer>> itself = new AtomicReference<>();
    Generator<Integer> generator = Generator.of(_ -> Objects.requireNonNull(itself.get()).next());
    itself.set(generator);

    assertThatIllegalStateException()
        .isThrownBy(generator::next)
        .withMessageContaining("while it works for");
  }

  @Test
  void nobodyElseGives() {
    CompletableFuture<Output<Integer>> leaked = new CompletableFuture<>();
    try (Generator<Integer> generator =
        Generator.of(
            out -> {
              leaked.complete(out);
              out.give(1);
            })) {
      generator.next();

      assertThatIllegalStateException().isThrownBy(() -> leaked.join().give(2));
    }
  }
}
