package io.junicorn.container.hooks;

import io.junicorn.hooks.ServerListener;
import io.junicorn.hooks.StallInfo;
import io.junicorn.hub.monitor.Stall;
import io.junicorn.hub.monitor.StallObserver;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of stalls, on a platform thread for that: the monitor does not wait for them. */
final class StallHooks implements StallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(StallHooks.class);

  private static final String HOOK = "stalled";
  private static final int MOST_WAITING = 100;

  private final List<ServerListener> listeners;
  private final ThreadPoolExecutor thread;

  /** Of the monitor's thread. */
  private boolean leavesOut;

  StallHooks(List<ServerListener> listeners) {
    this.listeners = listeners;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("junicorn-hook-" + HOOK).factory(),
            (_, _) -> leaveOut());
    thread.allowCoreThreadTimeOut(true);
  }

  private void leaveOut() {
    if (!leavesOut) {
      leavesOut = true;
      LOG.warn(
          "listeners are slow in '{}': {} stalls wait, others are left out", HOOK, MOST_WAITING);
    }
  }

  @Override
  public void stalled(Stall stall) {
    tell(stall);
  }

  @Override
  public void ended(Stall stall) {
    tell(stall);
  }

  private void tell(Stall stall) {
    StallInfo info =
        new StallInfo(
            stall.number(),
            stall.greenlet(),
            stall.serves(),
            stall.context(),
            stall.reason().name().toLowerCase(Locale.ROOT),
            stall.onCarrier(),
            stall.over(),
            stall.stack());
    if (thread.getQueue().isEmpty()) {
      leavesOut = false;
    }
    thread.execute(() -> tell(info));
  }

  private void tell(StallInfo info) {
    for (ServerListener listener : listeners) {
      Listeners.guarded(listener.getClass().getName(), HOOK, () -> listener.stalled(info));
    }
  }
}
