package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.arrives;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Every carrier computes until closed: a greenlet spawned meanwhile stays new. */
final class BusyCarriers implements AutoCloseable {
  private volatile boolean over;

  BusyCarriers() {
    int carriers =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();
    CountDownLatch spinning = new CountDownLatch(carriers);
    GreenletTree spinners = new GreenletTree();
    for (int i = 0; i < carriers; i++) {
      spinners.spawn(() -> spin(spinning));
    }
    try {
      arrives(spinning);
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  private void spin(CountDownLatch spinning) {
    spinning.countDown();
    while (!over) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
