package io.junicorn.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Threads that have no business in a family, or not now. */
class WrongThreadTest {
  private static final Executor FRESH =
      task -> Thread.ofPlatform().name("stranger").daemon().start(task);

  private static Throwable failureElsewhere(Runnable task) {
    return CompletableFuture.runAsync(task, FRESH)
        .handle((_, failure) -> failure.getCause())
        .join();
  }

  @Test
  void aStrangerIsRefusedAndTheOneWhoRunsIsNamed() {
    try (Family family = Family.open()) {
      Coroutine coroutine = family.coroutine(_ -> null);

      assertThat(failureElsewhere(coroutine::switchTo))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("stranger")
          .hasMessageContaining("main runs");
      assertThat(failureElsewhere(() -> family.coroutine(_ -> null)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(failureElsewhere(family::close)).isInstanceOf(IllegalStateException.class);
      assertThat(coroutine.started()).isFalse();
    }
  }

  @Test
  void whileAMemberRunsAStrangerIsToldWhich() {
    try (Family family = Family.open()) {
      Coroutine coroutine = family.coroutine(_ -> failureElsewhere(() -> family.main().switchTo()));

      assertThat(coroutine.switchTo())
          .isInstanceOfSatisfying(
              IllegalStateException.class,
              e -> assertThat(e).hasMessageContaining("coroutine-1 (greenlet-"));
    }
  }

  @Test
  void theMainThreadHasNoTurnWhileItsMemberRunsElsewhere() {
    try (Family outer = Family.open();
        Family inner = Family.open()) {
      Coroutine ofInner = inner.coroutine(_ -> null);
      Coroutine ofOuter = outer.coroutine(_ -> ofInner.switchTo());

      assertThatIllegalStateException().isThrownBy(ofOuter::switchTo);
    }
  }

  @Test
  void aMemberCanBeMainOfAFamilyOfItsOwn() throws Exception {
    OwnTree.run(
        () -> {
          try (Family outer = Family.open()) {
            Coroutine coroutine =
                outer.coroutine(
                    _ -> {
                      try (Family inner = Family.open()) {
                        Coroutine sleeper = inner.coroutine(_ -> inner.main().switchTo("inner"));
                        return sleeper.switchTo();
                      }
                    });
            assertThat(coroutine.switchTo()).isEqualTo("inner");
          }
        });
  }
}
