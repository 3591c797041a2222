package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people read of a greenlet that does not go on. */
class WaitsTest {
  private final GreenletTree tree = new GreenletTree();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void endAll() {
    release.countDown();
    tree.live().forEach(Greenlet::kill);
  }

  private void assertWaits(String words, GreenletTask task) {
    Greenlet<?> greenlet = tree.spawn(task);
    eventuallyAsserted(
        () -> assertThat(Waits.of(greenlet, greenlet.stackTrace())).isEqualTo(words));
  }

  @Test
  void sleeps() {
    assertWaits("sleeps", () -> Thread.sleep(60_000));
  }

  @Test
  void aLatch() {
    assertWaits("waits for a latch", release::await);
  }

  @Test
  void aFuture() {
    assertWaits("waits for a future", () -> new CompletableFuture<String>().get());
  }

  @Test
  void aSocket() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
      assertWaits("waits in a socket read", () -> client.getInputStream().readAllBytes());
    }
  }

  @Test
  void aLock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      assertWaits("waits for a lock", lock::lockInterruptibly);
    } finally {
      lock.unlock();
    }
  }

  @Test
  void aMonitor() throws Exception {
    Object monitor = new Object();
    CountDownLatch held = new CountDownLatch(1);
    Thread holder =
        Thread.ofPlatform()
            .start(
                () -> {
                  synchronized (monitor) {
                    held.countDown();
                    arrives(release);
                  }
                });
    arrives(held);
    assertWaits(
        "waits for a monitor (synchronized)",
        () -> {
          synchronized (monitor) {
            arrives(release);
          }
        });
    release.countDown();
    holder.join();
  }

  @Test
  void nothing() {
    AtomicBoolean enough = new AtomicBoolean();
    assertWaits(
        "computes",
        () -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
        });
    enough.set(true);
  }

  @Test
  void theStackBeginsWithTheApplication() {
    StackTraceElement application = new StackTraceElement("com.acme.Dao", "load", "Dao.java", 12);
    StackTraceElement park =
        new StackTraceElement("java.util.concurrent.locks.LockSupport", "park", "L.java", 1);
    StackTraceElement server =
        new StackTraceElement("org.eclipse.jetty.server.Server", "handle", "S.java", 2);
    assertThat(Stacks.inOneLine(new StackTraceElement[] {park, application, server}))
        .isEqualTo(application + "; on top: " + park);
    assertThat(Stacks.inOneLine(new StackTraceElement[] {park, server}))
        .isEqualTo(park + " < " + server);
    assertThat(Stacks.inOneLine(new StackTraceElement[0])).isEqualTo("empty");
  }
}
