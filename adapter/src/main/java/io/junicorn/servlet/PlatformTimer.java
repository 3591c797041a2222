package io.junicorn.servlet;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A timer on one daemon platform thread: a virtual thread would not fire while all carriers are
 * busy. The thread lives only while something is scheduled, so that nobody has to stop it.
 */
final class PlatformTimer {
  private PlatformTimer() {}

  static ScheduledExecutorService create(String name) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    return timer;
  }
}
