package io.junicorn.greenlet;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A timer on one daemon platform thread: a virtual thread would not fire while all carriers are
 * busy. The thread lives only while something is scheduled, so that nobody has to stop it.
 */
public final class PlatformTimer {
  private static final ScheduledExecutorService COMMON = create("junicorn-timer");

  private PlatformTimer() {}

  /** A timer whose thread bears a name. What is cancelled leaves it at once. */
  public static ScheduledExecutorService create(String name) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** The one of this package: timeouts, and greenlets that are spawned later. */
  static ScheduledExecutorService common() {
    return COMMON;
  }
}
