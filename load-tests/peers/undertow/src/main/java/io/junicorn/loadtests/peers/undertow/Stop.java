package io.junicorn.loadtests.peers.undertow;

import io.junicorn.loadtests.peers.shared.PeerMain;
import io.junicorn.loadtests.peers.shared.TempFolder;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is done at the end of the process: the requests first, then the files. */
final class Stop implements Runnable {
  private final Path temp;
  private volatile @Nullable GracefulShutdownHandler graceful;

  Stop(Path temp) {
    this.temp = temp;
  }

  void waitFor(GracefulShutdownHandler handler) {
    graceful = handler;
  }

  @Override
  public void run() {
    GracefulShutdownHandler handler = graceful;
    if (handler != null) {
      handler.shutdown();
      try {
        handler.awaitShutdown(PeerMain.GRACE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    TempFolder.delete(temp);
  }
}
