package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletExit;
import io.junicorn.greenlet.GreenletState;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Switches, ends and parents, with main on the thread of the test. */
class CoroutineTest {
  private final Family family = Family.open();
  private final Coroutine main = family.main();

  @AfterEach
  void close() {
    family.close();
  }

  private Coroutine echo() {
    return family.coroutine(
        first -> {
          Object value = first;
          while (true) {
            value = main.switchTo(value);
          }
        });
  }

  @Test
  void aValueComesBack() {
    Coroutine echo = echo();

    assertThat(echo.switchTo("a")).isEqualTo("a");
    assertThat(echo.switchTo(1)).isEqualTo(1);
    assertThat(echo.switchTo(null)).isNull();
    assertThat(echo.switchTo()).isNull();
  }

  @Test
  void itIsAGreenletOnceItHasStarted() {
    Coroutine coroutine = family.coroutine(_ -> main.switchTo(Greenlet.current().orElseThrow()));
    assertThat(coroutine.started()).isFalse();
    assertThat(coroutine.greenlet()).isEmpty();
    Object greenlet = coroutine.switchTo();

    assertThat(coroutine.started()).isTrue();
    assertThat(coroutine.greenlet()).get().isSameAs(greenlet);
    assertThat(coroutine.greenlet().orElseThrow().serves())
        .isEqualTo(coroutine + " of " + CoroutineTest.class.getName());
    assertThat(main.started()).isTrue();
    assertThat(main.greenlet()).isEmpty();
  }

  @Test
  void whoRunsIsTheCurrentOne() {
    Coroutine coroutine = family.coroutine(_ -> family.current());

    assertThat(family.current()).isSameAs(main);
    assertThat(coroutine.switchTo()).isSameAs(coroutine);
    assertThat(family.current()).isSameAs(main);
    assertThat(coroutine.family()).isSameAs(family);
  }

  @Test
  void aSwitchToOneselfReturnsAtOnce() {
    Coroutine coroutine = family.coroutine(_ -> family.current().switchTo("self") + " came back");

    assertThat(main.switchTo("main")).isEqualTo("main");
    assertThat(coroutine.switchTo()).isEqualTo("self came back");
  }

  @Test
  void whatTheBodyReturnsGoesToTheParent() {
    Coroutine outer =
        family.coroutine(
            _ -> {
              Coroutine inner = family.coroutine(first -> first + " inner");
              return inner.switchTo("to") + " outer";
            });

    assertThat(outer.switchTo()).isEqualTo("to inner outer");
    assertThat(outer.dead()).isTrue();
    assertThat(outer.greenlet().orElseThrow().state()).isEqualTo(GreenletState.FINISHED);
  }

  @Test
  void aSwitchToADeadOneGoesToItsNearestLivingAncestor() {
    Coroutine[] inner = new Coroutine[2];
    Coroutine outer =
        family.coroutine(
            _ -> {
              inner[0] =
                  family.coroutine(
                      _ -> {
                        inner[1] = family.coroutine(_ -> null);
                        inner[1].switchTo();
                        return null;
                      });
              inner[0].switchTo();
              return main.switchTo("alive") + " for outer";
            });

    assertThat(outer.switchTo()).isEqualTo("alive");
    assertThat(inner[1].switchTo("meant for inner")).isEqualTo("meant for inner for outer");
    assertThat(inner[1].switchTo("back at once")).isEqualTo("back at once");
  }

  @Test
  void aParentThatHasNotStartedIsStartedWithTheValue() {
    Coroutine parent = family.coroutine(first -> "parent of " + first);
    Coroutine child = family.coroutine(_ -> "child");
    child.parent(parent);

    assertThat(child.switchTo()).isEqualTo("parent of child");
  }

  @Test
  void whatTheBodyThrowsComesOutOfTheSwitchOfTheParent() {
    IllegalArgumentException thrown = new IllegalArgumentException("of the body");
    Coroutine coroutine =
        family.coroutine(
            _ -> {
              throw thrown;
            });

    assertThatThrownBy(coroutine::switchTo).isSameAs(thrown);
    assertThat(coroutine.dead()).isTrue();
    assertThat(coroutine.greenlet().orElseThrow().failure()).containsSame(thrown);
  }

  @Test
  void aCheckedExceptionIsWrappedOnceHoweverManyParentsItPasses() {
    IOException thrown = new IOException("of the innermost");
    Coroutine outer =
        family.coroutine(
            _ ->
                family
                    .coroutine(
                        _ -> {
                          throw thrown;
                        })
                    .switchTo());

    assertThatThrownBy(outer::switchTo)
        .isExactlyInstanceOf(CompletionException.class)
        .cause()
        .isSameAs(thrown);
  }

  @Test
  void anErrorGoesPastAParentThatHasNotStartedAndEndsIt() {
    Coroutine parent = family.coroutine(_ -> "never");
    Coroutine child =
        family.coroutine(
            _ -> {
              throw new AssertionError("of the child");
            });
    child.parent(parent);

    assertThatThrownBy(child::switchTo).isInstanceOf(AssertionError.class);
    assertThat(parent.dead()).isTrue();
    assertThat(parent.started()).isFalse();
  }

  @Test
  void anExitIsTheValueThatTheParentGets() {
    GreenletExit exit = new GreenletExit("enough", null);
    Coroutine coroutine =
        family.coroutine(
            _ -> {
              throw exit;
            });

    assertThat(coroutine.switchTo()).isSameAs(exit);
    assertThat(coroutine.greenlet().orElseThrow().state()).isEqualTo(GreenletState.KILLED);
  }

  @Test
  void theOneWhoMadeItIsItsParent() {
    Coroutine outer = family.coroutine(_ -> family.coroutine(_ -> null));
    Coroutine inner = (Coroutine) Objects.requireNonNull(outer.switchTo());

    assertThat(main.parent()).isEmpty();
    assertThat(outer.parent()).containsSame(main);
    assertThat(inner.parent()).containsSame(outer);
  }

  @Test
  void aParentBelowOneselfIsRefusedAndBothAreNamed() {
    Coroutine one = echo();
    Coroutine two = echo();
    two.parent(one);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.parent(two))
        .withMessage("coroutine-2 cannot be the parent of coroutine-1, which it descends from");
    assertThatIllegalArgumentException().isThrownBy(() -> one.parent(one));
    assertThat(one.parent()).containsSame(main);
  }

  @Test
  void aParentOfAnotherFamilyIsRefused() {
    try (Family other = Family.open()) {
      Coroutine stranger = other.coroutine(_ -> null);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> echo().parent(stranger))
          .withMessageContaining("another family");
    }
  }

  @Test
  void mainHasNoParentAndGetsNone() {
    assertThatIllegalStateException().isThrownBy(() -> main.parent(echo()));
  }
}
