package io.junicorn.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.coroutine.Coroutine;
import io.junicorn.coroutine.Family;
import io.junicorn.coroutine.Generator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Coroutines and generators. */
class CoroutineSnippetsTest {
  private final List<@Nullable Object> log = new ArrayList<>();

  private void print(int number) {
    log.add(number);
  }

  @Test
  void coroutine() {
    // @start region="coroutine"
    List<Coroutine> gr = new ArrayList<>();
    try (Family family = Family.open()) {
      gr.add(
          family.coroutine(
              value -> {
                print(12);
                gr.get(1).switchTo();
                print(34);
                return null;
              }));
      gr.add(
          family.coroutine(
              value -> {
                print(56);
                gr.get(0).switchTo();
                print(78); // never: the close ends it where it stands
                return null;
              }));
      gr.get(0).switchTo();
    }
    // @end
    assertThat(log).containsExactly(12, 56, 34);
  }

  @Test
  void values() {
    // @start region="coroutine-values"
    try (Family family = Family.open()) {
      Coroutine adder =
          family.coroutine(
              value -> {
                int sum = 0;
                while (value instanceof Integer number) {
                  sum += number;
                  value = family.main().switchTo(sum);
                }
                return "the end";
              });
      log.add(adder.switchTo(1)); // 1
      log.add(adder.switchTo(2)); // 3
      log.add(adder.switchTo("no number")); // it ends, and its value goes to its parent: here
    }
    // @end
    assertThat(log).containsExactly(1, 3, "the end");
  }

  @Test
  void generator() {
    // @start region="generator"
    try (Generator<Integer> numbers =
        Generator.of(
            out -> {
              out.give(1);
              out.giveAll(Generator.of(nested -> nested.giveAll(List.of(2, 3))));
            })) {
      for (int number : numbers.rest()) {
        print(number);
      }
    }
    // @end
    assertThat(log).containsExactly(1, 2, 3);
  }
}
