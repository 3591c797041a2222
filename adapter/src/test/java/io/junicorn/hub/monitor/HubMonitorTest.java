package io.junicorn.hub.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTask;
import io.junicorn.greenlet.GreenletTree;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubMonitorTest {
  private final GreenletTree tree = new GreenletTree();
  private final ConcurrentLinkedQueue<Stall> reports = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Stall> ends = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final HubMonitor monitor =
      new HubMonitor(
          tree,
          HubSettings.DEFAULT,
          greenlet -> new Served(greenlet.spawnedBy(), "/context-of-" + greenlet.name(), ""));

  @BeforeEach
  void start() throws Exception {
    monitor.addObserver(
        new StallObserver() {
          @Override
          public void stalled(Stall stall) {
            reports.add(stall);
          }

          @Override
          public void ended(Stall stall) {
            ends.add(stall);
          }
        });
    monitor.start();
  }

  @AfterEach
  void stop() throws Exception {
    enough.set(true);
    await().until(() -> tree.counts().active() == 0);
    monitor.stop();
  }

  private void spin() {
    while (!enough.get()) {
      Thread.onSpinWait();
    }
  }

  private Stall firstReport() {
    await().until(() -> !reports.isEmpty());
    return reports.peek();
  }

  @Test
  void namesTheGreenletThatComputes() {
    Greenlet<?> greenlet = tree.spawn((GreenletTask) this::spin);

    Stall stall = firstReport();
    assertThat(stall.greenletId()).isEqualTo(greenlet.id());
    assertThat(stall.context()).isEqualTo("/context-of-" + greenlet.name());
    assertThat(stall.reason()).isEqualTo(StallReason.CPU);
    assertThat(stall.onCarrier()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    assertThat(stall.stack())
        .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("spin"));
    assertThat(stall.over()).isFalse();
    assertThat(monitor.stalled()).isEqualTo(1);
    assertThat(greenlet.onCarrier()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
  }

  @Test
  void isNotHeldUpByATaskWhoseWordsBlock() {
    class Mute implements GreenletTask {
      @Override
      public synchronized void run() {
        spin();
      }

      @Override
      public synchronized String describe() {
        return "mute";
      }

      @Override
      public synchronized String spawnSite() {
        return "nowhere";
      }
    }
    tree.spawn(new Mute());

    assertThat(firstReport().serves()).isEqualTo(Mute.class.getName());
    await().until(() -> reports.size() >= 2);
  }

  @Test
  void reportsAgainAfterTwiceTheTimeAndTheEndOnce() {
    tree.spawn((GreenletTask) this::spin);
    await().until(() -> reports.size() >= 3);
    enough.set(true);
    await().until(() -> !ends.isEmpty());

    List<Stall> all = List.copyOf(reports);
    assertThat(all).extracting(Stall::number).containsOnly(all.getFirst().number());
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).onCarrier().toMillis()).isGreaterThanOrEqualTo(100L << i);
    }
    assertThat(ends).hasSize(1);
    assertThat(ends.peek().over()).isTrue();
    assertThat(monitor.stalled()).isZero();
    assertThat(monitor.recent()).hasSize(1).allMatch(Stall::over);
  }

  @Test
  void tellsAReadOfAFifo(@TempDir Path folder) throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    tree.spawn(
        () -> {
          try (FileInputStream in = new FileInputStream(fifo.toFile())) {
            in.read();
          }
        });
    try (var writer = Files.newByteChannel(fifo, StandardOpenOption.WRITE)) {
      assertThat(firstReport().reason()).isEqualTo(StallReason.FILE_IO);
      assertThat(writer.isOpen()).isTrue();
    }
  }

  @Test
  void tellsAClassInitialiserThatWaits() {
    tree.spawn((GreenletTask) Slow::touch);
    try {
      Stall stall = firstReport();
      assertThat(stall.reason()).isEqualTo(StallReason.CLASS_INITIALISATION);
    } finally {
      Latch.GO_ON.countDown();
    }
  }

  private static final class Latch {
    static final CountDownLatch GO_ON = new CountDownLatch(1);
  }

  /** Whoever touches it waits until {@link Latch} opens. */
  private static final class Slow {
    static {
      try {
        Latch.GO_ON.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }

  @Test
  void addsACarrierForEachThatIsHeldAndTakesItBack() {
    int carriers = Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < carriers + 2; i++) {
      tree.spawn((GreenletTask) this::spin);
    }
    await().until(() -> monitor.stalled() == carriers + 2);

    AtomicBoolean ran = new AtomicBoolean();
    tree.spawn((GreenletTask) () -> ran.set(true));
    await().untilTrue(ran);
    assertThat(monitor.carriersAdded()).isGreaterThanOrEqualTo(carriers + 2);
    enough.set(true);
    await().until(() -> monitor.carriersAdded() == 0);
  }

  /** The queues are full before there is a carrier to be woken. */
  @Test
  void runsThoseThatWaitInFullQueuesWhileTheCarriersAreHeld() throws Exception {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      tree.spawn((GreenletTask) this::spin);
    }
    CountDownLatch waiting = new CountDownLatch(800);
    List<Thread> bringers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      bringers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int each = 0; each < 100; each++) {
                      tree.spawn((GreenletTask) waiting::countDown);
                    }
                  }));
    }
    for (Thread bringer : bringers) {
      bringer.join();
    }

    await().until(() -> waiting.getCount() == 0);
    assertThat(tree.counts().active()).as("who computes").isPositive();
  }

  @Test
  void saysNothingOfAThousandThatComputeAndPark() throws Exception {
    List<Greenlet<?>> busy = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      busy.add(tree.spawn((GreenletTask) this::computeAndPark));
    }
    for (Greenlet<?> greenlet : busy) {
      greenlet.join();
    }
    assertThat(reports).isEmpty();
    assertThat(busy)
        .as("somebody was seen at work")
        .anySatisfy(greenlet -> assertThat(greenlet.onCarrier()).isPositive());
  }

  private void computeAndPark() throws InterruptedException, IOException {
    for (int i = 0; i < 20; i++) {
      long end = System.nanoTime() + 300_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, 10));
    }
  }
}
