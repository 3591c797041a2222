package io.junicorn.coroutine;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.GreenletExit;
import io.junicorn.greenlet.GreenletState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The end of a family. */
class FamilyCloseTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void finallyBlocksOfSuspendedMembersRunTheNewestFirst() throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            for (String name : List.of("one", "two", "three")) {
              family
                  .coroutine(
                      _ -> {
                        try {
                          return family.main().switchTo();
                        } finally {
                          log.add(name);
                        }
                      })
                  .switchTo();
            }
            assertThat(log).isEmpty();
          }
        });
    assertThat(log).containsExactly("three", "two", "one");
  }

  @Test
  void aChainOfParentsEndsToo() throws Exception {
    OwnTree.run(
        () -> {
          Family family = Family.open();
          Coroutine outer =
              family.coroutine(
                  _ -> {
                    Coroutine inner = family.coroutine(_ -> family.main().switchTo("suspended"));
                    return inner.switchTo();
                  });
          assertThat(outer.switchTo()).isEqualTo("suspended");
          family.close();

          assertThat(outer.dead()).isTrue();
          assertThat(outer.greenlet().orElseThrow().state()).isEqualTo(GreenletState.KILLED);
        });
  }

  @Test
  void oneThatCatchesTheExitGetsItAgainAtEverySwitch() {
    Family family = Family.open();
    Coroutine coroutine =
        family.coroutine(
            _ -> {
              for (int i = 0; i < 3; i++) {
                try {
                  family.main().switchTo();
                } catch (GreenletExit e) {
                  log.add("exit");
                }
              }
              return "for nobody";
            });
    coroutine.switchTo();
    family.close();

    assertThat(log).containsExactly("exit", "exit", "exit");
    assertThat(coroutine.greenlet().orElseThrow().state()).isEqualTo(GreenletState.FINISHED);
  }

  @Test
  void whatAMemberThrowsInsteadComesOutOfCloseWhenAllHaveEnded() {
    Family family = Family.open();
    Coroutine first = family.coroutine(_ -> family.main().switchTo());
    first.switchTo();
    for (String name : List.of("one", "two")) {
      family
          .coroutine(
              _ -> {
                try {
                  return family.main().switchTo();
                } catch (GreenletExit e) {
                  throw new IllegalArgumentException(name, e);
                }
              })
          .switchTo();
    }

    assertThatIllegalArgumentException()
        .isThrownBy(family::close)
        .withMessage("two")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .hasToString("java.lang.IllegalArgumentException: one"));
    assertThat(first.dead()).isTrue();
  }

  @Test
  void oneThatDoesNotEndIsNamedAndTheOthersEndNevertheless() {
    CountDownLatch release = new CountDownLatch(1);
    Family family = Family.open();
    Coroutine other = family.coroutine(_ -> family.main().switchTo());
    other.switchTo();
    Coroutine stubborn =
        family.coroutine(
            _ -> {
              try {
                return family.main().switchTo();
              } finally {
                awaitThrough(release);
              }
            });
    stubborn.switchTo();

    assertThatExceptionOfType(StubbornCoroutinesException.class)
        .isThrownBy(() -> family.close(Duration.ofMillis(20)))
        .withMessageContaining("alive PT0.02S after their family closed: coroutine-2 (greenlet-")
        .satisfies(e -> assertThat(e.coroutines()).containsExactly(stubborn));
    assertThat(other.dead()).isTrue();
    assertThat(stubborn.dead()).isFalse();
    release.countDown();
    eventually(stubborn::dead);
  }

  private static void awaitThrough(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException _) {
        // That is what is stubborn about it.
      }
    }
  }

  @Test
  void oneThatSwallowsEveryExitIsRefusedWhenTheFamilyIsClosed() {
    Family family = Family.open();
    Coroutine stubborn =
        family.coroutine(
            _ -> {
              while (true) {
                try {
                  family.main().switchTo();
                } catch (GreenletExit _) {
                  Thread.onSpinWait();
                }
              }
            });
    stubborn.switchTo();

    assertThatExceptionOfType(StubbornCoroutinesException.class)
        .isThrownBy(() -> family.close(Duration.ofMillis(20)));
    eventually(stubborn::dead);
    assertThat(stubborn.greenlet().orElseThrow().failure())
        .containsInstanceOf(IllegalStateException.class);
  }

  @Test
  void afterwardsItCannotBeUsedAndClosingAgainDoesNothing() {
    Family family = Family.open();
    Coroutine unstarted = family.coroutine(_ -> null);
    family.close();
    family.close();

    assertThat(unstarted.dead()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(unstarted::switchTo)
        .withMessageContaining("closed");
    assertThatIllegalStateException().isThrownBy(() -> family.coroutine(_ -> null));
    assertThatIllegalStateException().isThrownBy(() -> family.main().switchTo());
  }

  @Test
  void aMemberCannotCloseIt() {
    try (Family family = Family.open()) {
      Coroutine coroutine =
          family.coroutine(
              _ -> {
                family.close(Duration.ZERO);
                return null;
              });

      assertThatThrownBy(coroutine::switchTo)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("coroutine-1");
    }
  }

  @Test
  void anInterruptWaitsUntilAllHaveEnded() throws Exception {
    OwnTree.run(
        () -> {
          try (Family family = Family.open()) {
            family.coroutine(_ -> family.main().switchTo()).switchTo();
            Thread.currentThread().interrupt();
          }
          assertThat(Thread.interrupted()).isTrue();
        });
  }
}
