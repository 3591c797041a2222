package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tree as people and scripts read it, while the greenlets go on. */
class TreeReportTest {
  private final GreenletTree tree = new GreenletTree();
  private final CountDownLatch gate = new CountDownLatch(1);

  private record Named(String describe, GreenletTask body) implements GreenletTask {
    @Override
    public void run() throws Exception {
      body.run();
    }
  }

  @AfterEach
  void nobodyIsLeft() {
    gate.countDown();
    eventually(() -> tree.counts().active() == 0);
  }

  private void spawn(String words, GreenletTask body) {
    tree.spawn(new Named(words, body));
  }

  private void awaitLive(int count) {
    eventually(
        () ->
            tree.live().stream().filter(g -> g.state() == GreenletState.PARKED).count() == count
                && tree.counts().active() == count);
  }

  @Test
  void childrenStandIndentedBelowTheirParentsWithTheirStacks() {
    spawn(
        "GET /a",
        () -> {
          spawn("one", gate::await);
          spawn("two", () -> tree.spawn(new Named("three", gate::await)).join());
          gate.await();
        });
    spawn("GET /b", gate::await);
    awaitLive(5);

    TreeReport report = TreeReport.of(tree, 100, true);
    assertThat(report.greenlets())
        .extracting(TreeReport.Entry::serves, TreeReport.Entry::depth)
        .containsExactly(
            tuple("GET /a", 0),
            tuple("one", 1),
            tuple("two", 1),
            tuple("three", 2),
            tuple("GET /b", 0));
    assertThat(report.text())
        .startsWith("5 live\n")
        .containsPattern("(?m)^greenlet-\\d+ parked \\d+\\.\\d{3} s, GET /a, spawned at ")
        .containsPattern("(?m)^  greenlet-\\d+ parked .*, one, spawned at ")
        .containsPattern("(?m)^    greenlet-\\d+ parked .*, three, ")
        .contains("CountDownLatch.await")
        .doesNotContain("not shown", "has ended");
    assertThat(TreeReport.of(tree, 100, false).text().lines()).hasSize(6);
  }

  @Test
  void anOrphanIsARootAndSaysWhoseChildItWas() {
    Greenlet<?> parent = tree.spawn(() -> spawn("child", gate::await));
    eventually(parent::ended);
    awaitLive(1);

    TreeReport report = TreeReport.of(tree, 10, false);
    TreeReport.Entry orphan = report.greenlets().getFirst();
    assertThat(orphan.orphan()).isTrue();
    assertThat(orphan.parent()).hasValue(parent.id());
    assertThat(orphan.depth()).isZero();
    assertThat(report.text()).contains("its parent " + parent.name() + " has ended");
    assertThat(report.json())
        .contains("\"parent\":" + parent.id() + ",\"orphan\":true,\"depth\":0");
  }

  @Test
  void whatIsNotShownIsCountedAndSaid() {
    for (int i = 0; i < 7; i++) {
      spawn("many", gate::await);
    }
    TreeReport report = TreeReport.of(tree, 3, true);
    assertThat(report.greenlets()).hasSize(3);
    assertThat(report.omitted()).isEqualTo(4);
    assertThat(report.text())
        .startsWith("7 live\n")
        .endsWith("... and 4 more that are not shown\n");
    assertThat(report.json()).startsWith("{\"live\":7,\"shown\":3,\"omitted\":4,");
    assertThatThrownBy(() -> TreeReport.of(tree, -1, true)).hasMessageContaining("-1");
  }

  private record InContext(String path, GreenletTask body) implements GreenletTask {
    @Override
    public void run() throws Exception {
      body.run();
    }

    @Override
    public Optional<String> context() {
      return Optional.of(path);
    }
  }

  private List<String> found(TreeFilter filter) {
    TreeQuery query = new TreeQuery(filter, 100, false, false, words -> words.replace("s", "*"));
    TreeReport report = TreeReport.of(tree, query);
    assertThat(report.omitted()).isZero();
    return report.greenlets().stream().map(TreeReport.Entry::serves).toList();
  }

  private static TreeFilter words(String contains) {
    return new TreeFilter(OptionalLong.empty(), Optional.empty(), Duration.ZERO, contains);
  }

  private static TreeFilter context(String path) {
    return new TreeFilter(OptionalLong.empty(), Optional.of(path), Duration.ZERO, "");
  }

  @Test
  void filtersTakeTheirsAndWordsThatAreMaskedAreNotFound() {
    Greenlet<?> shop =
        tree.spawn(
            new InContext(
                "/shop",
                () -> {
                  spawn("secret", gate::await);
                  gate.await();
                }));
    spawn("other", gate::await);
    awaitLive(3);

    assertThat(found(TreeFilter.of(shop.id()))).hasSize(1);
    assertThat(found(context("/shop"))).hasSize(2).contains("*ecret");
    assertThat(found(context("/none"))).isEmpty();
    assertThat(found(words("OTHER"))).containsExactly("other");
    assertThat(found(words("ecre"))).containsExactly("*ecret");
    assertThat(found(words("secret"))).isEmpty();
    assertThat(found(words(shop.name()))).hasSize(1);
    assertThat(
            found(new TreeFilter(OptionalLong.empty(), Optional.empty(), Duration.ofDays(1), "")))
        .isEmpty();
  }

  @Test
  void theLimitCountsThoseThatPassTheFilter() {
    for (int i = 0; i < 5; i++) {
      spawn("many " + i % 2, gate::await);
    }
    TreeReport report =
        TreeReport.of(
            tree, new TreeQuery(words("many 0"), 2, false, false, UnaryOperator.identity()));
    assertThat(report.greenlets()).hasSize(2);
    assertThat(report.matching()).isEqualTo(3);
    assertThat(report.omitted()).isEqualTo(1);
    assertThat(report.live()).isEqualTo(5);
  }

  @Test
  void whatEachWaitsForIsToldWithItsContextAndItsTimeOnACarrier() {
    tree.spawn(new InContext("/shop", gate::await));
    awaitLive(1);
    TreeReport report = TreeReport.of(tree, 10, true);
    assertThat(report.text()).contains(", of /shop, waits for a latch");
    assertThat(report.json())
        .contains("\"context\":\"/shop\",\"waits_on\":\"waits for a latch\",\"on_carrier_ms\":0,");
    assertThat(TreeReport.of(tree, 10, false).json()).contains("\"waits_on\":null");
  }

  @Test
  void jsonEscapesWhatTheApplicationSays() {
    String nasty = "a\"b\\c\nd\u0001\u007fe\uD83D\uDE00f\uD800";
    spawn(nasty, gate::await);
    assertThat(TreeReport.of(tree, 10, false).json())
        .contains(
            "\"serves\":\"a\\\"b\\\\c\\nd\\u0001\\u007fe\uD83D\uDE00f\\ud800\",\"parent\":null");
    assertThat(TreeReport.of(tree, 10, false).text().lines()).hasSize(2);
  }

  @Test
  void aDescriptionThatFailsHidesNobody() {
    GreenletTask broken =
        new GreenletTask() {
          @Override
          public void run() throws Exception {
            gate.await();
          }

          @Override
          public String describe() {
            throw new IllegalStateException("no words");
          }
        };
    tree.spawn(broken);
    spawn("fine", gate::await);
    assertThat(TreeReport.of(tree, 10, false).text()).contains("no words", "fine");
  }

  @Test
  void aChainOfAHundredThousandParentsIsNotTooDeep() {
    int levels = 100_000;
    CountDownLatch bottom = new CountDownLatch(1);
    tree.spawn(() -> chain(levels - 1, bottom));
    arrives(bottom);

    TreeReport all = TreeReport.of(tree, Integer.MAX_VALUE, false);
    assertThat(all.greenlets()).hasSize(levels);
    assertThat(all.greenlets().getLast().depth()).isEqualTo(levels - 1);
    assertThat(all.text()).contains("(level " + (levels - 1) + ")");
    assertThat(all.text().length()).isLessThan(levels * 300);
    assertThat(all.json().length()).isLessThan(levels * 400);
  }

  private void chain(int below, CountDownLatch bottom) throws InterruptedException {
    if (below == 0) {
      bottom.countDown();
    } else {
      tree.spawn(() -> chain(below - 1, bottom));
    }
    gate.await();
  }

  @Test
  void whileGreenletsComeAndGoParentsStandBeforeTheirChildren() {
    AtomicBoolean stop = new AtomicBoolean();
    for (int i = 0; i < 4; i++) {
      tree.spawn(
          () -> {
            while (!stop.get()) {
              tree.spawn(() -> tree.spawn(() -> tree.spawn(() -> {}).join()).join()).join();
            }
          });
    }
    for (int i = 0; i < 10_000; i++) {
      spawn("crowd", gate::await);
    }
    try {
      for (int i = 0; i < 20; i++) {
        assertConsistent(TreeReport.of(tree, Integer.MAX_VALUE, i == 0));
      }
    } finally {
      stop.set(true);
    }
  }

  private static void assertConsistent(TreeReport report) {
    Set<Long> seen = new HashSet<>();
    List<TreeReport.Entry> entries = report.greenlets();
    assertThat(entries).hasSizeGreaterThanOrEqualTo(10_000).hasSize(report.live());
    for (TreeReport.Entry entry : entries) {
      assertThat(seen.add(entry.id())).as("shown once").isTrue();
      if (entry.depth() > 0) {
        assertThat(seen).contains(entry.parent().orElseThrow());
      }
    }
  }
}
