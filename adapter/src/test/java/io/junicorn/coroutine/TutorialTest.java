package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs in the tutorial of Python's greenlet. */
class TutorialTest {
  private final List<Integer> printed = new ArrayList<>();

  @Test
  void twoThatSwitchToEachOtherUntilTheFirstEnds() throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            Coroutine[] gr = tests(family);
            gr[1].switchTo();

            assertThat(printed).containsExactly(12, 56, 34);
            assertThat(gr[1].dead()).isTrue();
            assertThat(gr[2].dead()).isFalse();
          }
          assertThat(printed).containsExactly(12, 56, 34);
        });
  }

  @Test
  void theFirstHavingTheSecondAsItsParentTheSecondGoesOn() throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            Coroutine[] gr = tests(family);
            gr[1].parent(gr[2]);
            gr[1].switchTo();

            assertThat(printed).containsExactly(12, 56, 34, 78);
            assertThat(gr[1].dead()).isTrue();
            assertThat(gr[2].dead()).isTrue();
            assertThat(family.current()).isSameAs(family.main());
          }
        });
  }

  private Coroutine[] tests(Family family) {
    Coroutine[] gr = new Coroutine[3];
    gr[1] =
        family.coroutine(
            _ -> {
              printed.add(12);
              gr[2].switchTo();
              printed.add(34);
              return null;
            });
    gr[2] =
        family.coroutine(
            _ -> {
              printed.add(56);
              gr[1].switchTo();
              printed.add(78);
              return null;
            });
    return gr;
  }

  /** A value goes along with each switch: greenlet's second example. */
  @Test
  void valuesGoToAndFro() {
    List<Object> seen = new ArrayList<>();
    try (Family family = Family.open()) {
      Coroutine[] gr = new Coroutine[3];
      gr[1] =
          family.coroutine(
              first -> {
                Object z = gr[2].switchTo(first + " world");
                seen.add(z);
                return "done";
              });
      gr[2] =
          family.coroutine(
              u -> {
                seen.add(u);
                gr[1].switchTo(42);
                return null;
              });

      assertThat(gr[1].switchTo("hello")).isEqualTo("done");
    }
    assertThat(seen).containsExactly("hello world", 42);
  }
}
