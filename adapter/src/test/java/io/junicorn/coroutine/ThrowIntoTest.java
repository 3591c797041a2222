package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.GreenletExit;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Throwing into another coroutine. */
class ThrowIntoTest {
  private final Family family = Family.open();
  private final Coroutine main = family.main();
  private final IllegalArgumentException thrown = new IllegalArgumentException("thrown into it");

  @AfterEach
  void close() {
    family.close();
  }

  /** Returns what is thrown into it, and begins with a switch back. */
  private Coroutine catcher() {
    Coroutine catcher =
        family.coroutine(
            _ -> {
              try {
                return main.switchTo();
              } catch (IllegalArgumentException | CompletionException e) {
                return e;
              }
            });
    catcher.switchTo();
    return catcher;
  }

  @Test
  void itComesOutOfThePendingSwitch() {
    assertThat(catcher().throwInto(thrown)).isSameAs(thrown);
  }

  @Test
  void aCheckedOneIsWrapped() {
    IOException checked = new IOException("checked");

    assertThat(catcher().throwInto(checked))
        .isInstanceOfSatisfying(
            CompletionException.class, e -> assertThat(e).cause().isSameAs(checked));
  }

  @Test
  void theExitEndsItAndIsTheValue() {
    Coroutine catcher = catcher();

    assertThat(catcher.throwInto()).isInstanceOf(GreenletExit.class);
    assertThat(catcher.dead()).isTrue();
  }

  @Test
  void oneThatHasNotStartedNeverWill() {
    Coroutine never =
        family.coroutine(
            _ -> {
              throw new AssertionError("it ran");
            });

    assertThatThrownBy(() -> never.throwInto(thrown)).isSameAs(thrown);
    assertThat(never.dead()).isTrue();
    assertThat(never.started()).isFalse();
    assertThat(never.switchTo("back at once")).isEqualTo("back at once");
  }

  @Test
  void theExitOfOneThatHasNotStartedIsAValue() {
    assertThat(family.coroutine(_ -> null).throwInto()).isInstanceOf(GreenletExit.class);
  }

  /** Not to the one who throws: as in Python, control goes to the parent. */
  @Test
  void whatIsThrownIntoOneThatHasNotStartedGoesToItsParent() {
    Coroutine parent = catcher();
    Coroutine never = family.coroutine(_ -> null);
    never.parent(parent);

    assertThat(never.throwInto(thrown)).isSameAs(thrown);
    assertThat(parent.dead()).isTrue();
  }

  @Test
  void whatIsThrownIntoADeadOneGoesToItsParentAnExitAsAValue() {
    Coroutine dead = family.coroutine(_ -> null);
    dead.switchTo();

    assertThatThrownBy(() -> dead.throwInto(thrown)).isSameAs(thrown);
    assertThat(dead.throwInto()).isInstanceOf(GreenletExit.class);
  }

  @Test
  void intoOneselfItIsThrownAtOnce() {
    assertThatThrownBy(() -> main.throwInto(thrown)).isSameAs(thrown);
    assertThatThrownBy(main::throwInto).isInstanceOf(GreenletExit.class);
  }
}
