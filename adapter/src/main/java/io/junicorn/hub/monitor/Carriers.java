package io.junicorn.hub.monitor;

import io.junicorn.greenlet.GreenletTree;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/** The carriers of this JVM: how many there are and may be. Used by the monitor's thread. */
final class Carriers {
  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final ThreadFactory canaries = GreenletTree.machineryThreads("junicorn-canary");

  /** How many virtual threads are on a carrier now, greenlets or not; an estimate. */
  int mounted() {
    return scheduler.getMountedVirtualThreadCount();
  }

  /** How many carriers may run at once. */
  int parallelism() {
    return scheduler.getParallelism();
  }

  /**
   * Says how many carriers may run at once; new ones are there when this returns, or soon after.
   */
  void setParallelism(int carriers) {
    int before = scheduler.getParallelism();
    scheduler.setParallelism(carriers);
    for (int i = before; i < carriers; i++) {
      wakeOne();
    }
  }

  /**
   * Makes the scheduler notice that it may have more carriers. It looks when a task comes to a
   * queue that was empty; which queue that is depends on the thread that brings it, and those of
   * the usual ones have waiting tasks in them. So each task is brought by a thread that is new; it
   * may come to a full queue all the same, and has to be repeated while nothing changes.
   */
  void wakeOne() {
    Thread.ofPlatform().daemon().name("junicorn-wake").start(() -> send(() -> {}));
  }

  /** Runs something on a virtual thread that is no greenlet. */
  void send(Runnable task) {
    canaries.newThread(task).start();
  }
}
