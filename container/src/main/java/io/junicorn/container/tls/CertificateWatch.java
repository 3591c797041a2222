package io.junicorn.container.tls;

import java.time.Duration;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the files of the certificates from a platform thread of its own: reading a file would
 * hold a carrier.
 */
public final class CertificateWatch extends AbstractLifeCycle implements Runnable {
  private final Certificates certificates;
  private final Duration interval;
  private @Nullable Thread thread;

  /** Looks once in each interval, while started. */
  public CertificateWatch(Certificates certificates, Duration interval) {
    this.certificates = certificates;
    this.interval = interval;
  }

  @Override
  protected void doStart() {
    thread = Thread.ofPlatform().daemon().name("junicorn-certificates").start(this);
  }

  @Override
  protected void doStop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (!Thread.interrupted()) {
        Thread.sleep(interval);
        certificates.reload();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
