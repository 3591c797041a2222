package io.junicorn.patch.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is slow, by a clock and a table of mounts of the test's own. */
class SlownessTest {
  private static final SlowMounts NONE = SlowMounts.parse(List.of());
  private static final Duration SLOW = Duration.ofMillis(150);

  @TempDir private Path folder;

  private final AtomicLong clock = new AtomicLong();
  private final AtomicReference<SlowMounts> table = new AtomicReference<>(NONE);
  private final Slowness slowness = new Slowness(table::get, clock::get);

  /** Uses a file on a greenlet for so long; true when it stayed there. */
  private boolean staysOnItsGreenlet(Path file, Duration takes) throws Exception {
    return Greenlets.spawn(() -> slowness.run(file, () -> use(takes))).get(Duration.ofSeconds(10));
  }

  private boolean use(Duration takes) {
    pass(takes);
    return Thread.currentThread().isVirtual();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private Path file(int bytes) throws Exception {
    return Files.write(folder.resolve("of " + bytes), new byte[bytes]);
  }

  /** The whole folder is one of a network. */
  private SlowMounts mounted() {
    String point = folder.toString().replace(" ", "\\040");
    return SlowMounts.parse(List.of("40 24 0:52 / " + point + " rw - nfs4 nas:/share rw"));
  }

  @Test
  void twoSlowUsesOfSmallFilesMakeTheirDeviceSlowForAMinute() throws Exception {
    Path file = file(10);
    assertThat(staysOnItsGreenlet(file, SLOW)).isTrue();
    assertThat(slowness.slow(file)).isFalse();
    assertThat(staysOnItsGreenlet(file, SLOW)).isTrue();

    assertThat(slowness.slow(file)).isTrue();
    assertThat(slowness.slow(folder.resolve("to be made"))).isTrue();
    assertThat(staysOnItsGreenlet(file, SLOW)).isFalse();

    pass(Duration.ofSeconds(61));
    assertThat(slowness.slow(file)).isFalse();
    assertThat(staysOnItsGreenlet(file, SLOW)).isTrue();
    assertThat(slowness.slow(file)).isFalse();
  }

  @Test
  void oneSlowUseInAMinuteMarksNothing() throws Exception {
    Path file = file(10);
    for (int i = 0; i < 3; i++) {
      assertThat(staysOnItsGreenlet(file, SLOW)).isTrue();
      pass(Duration.ofSeconds(61));
    }
    assertThat(staysOnItsGreenlet(file, SLOW)).isTrue();

    assertThat(slowness.slow(file)).isFalse();
  }

  @Test
  void largeFilesAndQuickUsesMarkNothing() throws Exception {
    Path large = file(1024 * 1024 + 1);
    Path small = file(10);
    for (int i = 0; i < 3; i++) {
      assertThat(staysOnItsGreenlet(large, SLOW)).isTrue();
      assertThat(staysOnItsGreenlet(small, Duration.ofMillis(99))).isTrue();
    }

    assertThat(slowness.slow(large)).isFalse();
    assertThat(slowness.slow(small)).isFalse();
  }

  @Test
  void whatAPlatformThreadOpensIsSlowTooAndItUsesItItself() throws Exception {
    table.set(mounted());
    pass(Duration.ofSeconds(11));
    Path file = file(10);
    Thread self = Thread.currentThread();

    assertThat(slowness.slow(file)).isTrue();
    assertThat(slowness.run(file, Thread::currentThread)).isSameAs(self);
    assertThat(staysOnItsGreenlet(file, Duration.ZERO)).isFalse();
  }

  @Test
  void theTableOfMountsIsReadAnewAfterTenSeconds() throws Exception {
    Path file = file(10);
    table.set(mounted());
    assertThat(slowness.slow(file)).isFalse();

    pass(Duration.ofSeconds(11));
    assertThat(slowness.slow(file)).isTrue();
    table.set(NONE);
    assertThat(slowness.slow(file)).isTrue();
    pass(Duration.ofSeconds(11));
    assertThat(slowness.slow(file)).isFalse();
  }
}
