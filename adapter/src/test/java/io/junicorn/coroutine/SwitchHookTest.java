package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Seeing the switches. */
class SwitchHookTest {
  private final Family family = Family.open();
  private final Coroutine main = family.main();
  private final List<List<Coroutine>> seen = new ArrayList<>();

  @AfterEach
  void close() {
    family.close();
  }

  @Test
  void itSeesStartsSwitchesThrowsAndEnds() {
    family.onSwitch((from, to) -> seen.add(List.of(from, to)));
    Coroutine one = family.coroutine(_ -> main.switchTo());
    Coroutine two = family.coroutine(_ -> one.switchTo());
    two.switchTo();
    one.throwInto();
    main.switchTo();

    assertThat(seen)
        .containsExactly(
            List.of(main, two),
            List.of(two, one),
            List.of(one, main),
            List.of(main, one),
            List.of(one, main));
  }

  @Test
  void nothingIsSeenAnyMoreWhenItIsTakenOff() {
    family.onSwitch((from, to) -> seen.add(List.of(from, to)));
    family.onSwitch(null);
    family.coroutine(_ -> null).switchTo();

    assertThat(seen).isEmpty();
  }

  @Test
  void whatItThrowsComesOutWhereControlArrivesAndItIsTakenOff() {
    IllegalArgumentException thrown = new IllegalArgumentException("of the hook");
    Coroutine one =
        family.coroutine(
            _ -> {
              try {
                return main.switchTo();
              } catch (IllegalArgumentException e) {
                return e;
              }
            });
    one.switchTo();
    family.onSwitch(
        (from, to) -> {
          seen.add(List.of(from, to));
          throw thrown;
        });

    assertThat(one.switchTo("lost")).isSameAs(thrown);
    assertThat(seen).hasSize(1);
  }

  @Test
  void whatItThrowsAtAStartEndsTheOneWhoStarts() {
    Coroutine one = family.coroutine(_ -> "never");
    family.onSwitch(
        (_, _) -> {
          throw new IllegalArgumentException("of the hook");
        });

    assertThatThrownBy(one::switchTo).isInstanceOf(IllegalArgumentException.class);
    assertThat(one.dead()).isTrue();
  }
}
