package io.junicorn.greenlet;

import java.lang.ref.WeakReference;

/**
 * Starts a delayed greenlet when its time has come, on the timer's thread. It holds it weakly: one
 * that is killed before need not stay until then.
 */
final class Alarm implements Runnable {
  private final WeakReference<Greenlet<?>> delayed;

  Alarm(Greenlet<?> delayed) {
    this.delayed = new WeakReference<>(delayed);
  }

  @Override
  public void run() {
    Greenlet<?> greenlet = delayed.get();
    if (greenlet != null && Progress.advance(greenlet, Progress.DELAYED, Progress.NEW)) {
      greenlet.tree().launch(greenlet);
    }
  }
}
