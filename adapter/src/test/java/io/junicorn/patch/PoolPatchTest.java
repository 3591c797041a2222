package io.junicorn.patch;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for executors, threads and thread-locals. */
class PoolPatchTest {
  private static <T> T run(Set<PatchRule> rules, Class<? extends Callable<T>> type)
      throws Exception {
    return PatchedApplication.of(rules, type).make(type).call();
  }

  @Test
  void aPatchedPoolIsStillAThreadPoolExecutorAndItsThreadsAreGreenlets() throws Exception {
    assertThat(run(EnumSet.of(PatchRule.EXECUTOR), PoolUsers.Casts.class))
        .containsExactly(2, true, true);
    assertThat(run(EnumSet.of(PatchRule.OBSERVE), PoolUsers.Casts.class))
        .containsExactly(2, false, true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void boundsOrderAndRefusalsAreThoseOfTheJdk(boolean patched) throws Exception {
    Set<PatchRule> rules =
        patched ? EnumSet.of(PatchRule.EXECUTOR) : EnumSet.noneOf(PatchRule.class);

    assertThat(run(rules, PoolUsers.Bounds.class)).containsExactly("first", "second", true);
  }

  @Test
  void factoriesOfTheApplicationNameAndWrapAndTheirOwnThreadsStay() throws Exception {
    assertThat(run(EnumSet.of(PatchRule.EXECUTOR), PoolUsers.Factories.class))
        .containsExactly("wrapped", "acme-worker", true, "mine", false);
  }

  @Test
  void aThreadOfATaskIsAGreenletAndASubclassIsNot() throws Exception {
    assertThat(run(EnumSet.of(PatchRule.THREAD), PoolUsers.Threads.class))
        .containsExactly(true, "acme", false);
    assertThat(run(EnumSet.of(PatchRule.OBSERVE), PoolUsers.Threads.class))
        .containsExactly(false, "acme", false);
  }

  @Test
  void whatAnApplicationLeavesRunningIsSeenWithWhoMadeItUntilItEnds() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.OBSERVE, PoolUsers.Leaves.class);
    Callable<List<AutoCloseable>> leaves = app.make(PoolUsers.Leaves.class);
    Greenlet<List<AutoCloseable>> maker = Greenlets.spawn(leaves);
    List<AutoCloseable> ends = maker.get();
    Observations seen = app.observations();

    assertThat(seen.executors())
        .extracting(Origin::what)
        .containsExactlyInAnyOrder(
            "java.util.concurrent.ScheduledThreadPoolExecutor", "java.util.Timer");
    assertThat(seen.threads())
        .singleElement()
        .satisfies(
            thread -> {
              assertThat(thread.name()).isEqualTo("acme-waits");
              assertThat(thread.greenlet()).startsWith(maker.name() + " ");
              assertThat(thread.place()).contains("PoolUsers$Leaves.call(PoolUsers.java:");
            });
    for (AutoCloseable end : ends) {
      end.close();
    }
    eventually(() -> seen.threads().isEmpty());
    assertThat(seen.executors()).isEmpty();
  }

  @Test
  void subclassesOfPoolsAndThreadsAreSeenEachByItself() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.OBSERVE, PoolUsers.Subclasses.class);
    List<AutoCloseable> ends = app.make(PoolUsers.Subclasses.class).call();
    Observations seen = app.observations();

    assertThat(seen.executors())
        .extracting(Origin::what)
        .containsExactly(PoolUsers.OwnPool.class.getName(), PoolUsers.OwnPool.class.getName());
    assertThat(seen.executors().getFirst().place()).contains("PoolUsers$OwnPool.<init>(PoolUsers");
    assertThat(seen.threads())
        .singleElement()
        .satisfies(
            thread -> {
              assertThat(thread.what()).isEqualTo(PoolUsers.OwnThread.class.getName());
              assertThat(thread.name()).isEqualTo("acme-own");
            });
    assertThat(app.left()).isEmpty();
    for (AutoCloseable end : ends) {
      end.close();
    }
    eventually(() -> seen.threads().isEmpty());
    assertThat(seen.executors()).isEmpty();
  }

  @Test
  void aSubclassIsToldOfAndLeftWhereBothRulesAreOn() throws Exception {
    PatchedApplication app =
        PatchedApplication.of(
            EnumSet.of(PatchRule.OBSERVE, PatchRule.EXECUTOR), PoolUsers.Subclasses.class);
    List<AutoCloseable> ends = app.make(PoolUsers.Subclasses.class).call();

    assertThat(app.observations().executors()).hasSize(2);
    assertThat(app.left())
        .hasSize(1)
        .allSatisfy(
            (where, why) -> {
              assertThat(where).contains("OwnPool.<init>:", " ThreadPoolExecutor.<init>");
              assertThat(why).isEqualTo("a subclass calls its constructor");
            });
    for (AutoCloseable end : ends) {
      end.close();
    }
  }

  @Test
  void threadLocalsAreToldAndNotTouched() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.THREADLOCAL, PoolUsers.Keeps.class);
    assertThat(app.make(PoolUsers.Keeps.class).call()).isEqualTo("x");

    assertThat(app.report().threadLocals())
        .containsExactly(
            Map.entry(
                PoolUsers.Keeps.class.getName() + ".BUFFER",
                "Ljava/lang/ThreadLocal<Ljava/lang/StringBuilder;>;"));
    assertThat(app.report().patched()).isEmpty();
  }

  @Test
  void nativeMethodsAreCalledOnThePoolUnlessTheyTakeAMonitor() throws Exception {
    PatchedApplication app = PatchedApplication.of(PatchRule.NATIVE, PoolUsers.Natives.class);
    Callable<List<String>> natives = app.make(PoolUsers.Natives.class);

    assertThat(Greenlets.spawn(natives).get())
        .containsExactly("sum true", "nothing true", "guarded false");
    assertThat(app.report().calls()).containsExactly(Map.entry(PatchRule.NATIVE, 2));
    assertThat(app.left())
        .containsExactly(
            Map.entry(
                PoolUsers.Natives.class.getName() + ".guarded",
                "it is synchronized: its caller may hold the monitor"));
  }

  @Test
  void rulesAddUp() throws Exception {
    Set<PatchRule> both = EnumSet.of(PatchRule.OBSERVE, PatchRule.EXECUTOR, PatchRule.THREAD);
    PatchedApplication app = PatchedApplication.of(both, PoolUsers.Casts.class);

    assertThat(app.make(PoolUsers.Casts.class).call()).containsExactly(2, true, true);
    assertThat(app.report().calls())
        .containsEntry(PatchRule.OBSERVE, 1)
        .containsEntry(PatchRule.EXECUTOR, 1);
    assertThat(app.report().summary())
        .isEqualTo("1 class, 2 calls (observe 1, executor 1), 0 left as they were");
  }
}
