package io.junicorn.loadtests.peers.tomcat;

import io.junicorn.loadtests.peers.shared.PeerMain;
import java.util.Arrays;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardWrapper;
import org.apache.catalina.startup.Tomcat;

/** A stop as Spring Boot makes it: nobody new, then wait for the requests, then the end. */
final class GracefulStop {
  private GracefulStop() {}

  static void of(Tomcat tomcat, Connector connector, Context context) {
    try {
      connector.pause();
      connector.getProtocolHandler().closeServerSocketGraceful();
      long end = System.nanoTime() + PeerMain.GRACE_MILLIS * 1_000_000L;
      while (isBusy(context) && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      tomcat.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LifecycleException e) {
      throw new IllegalStateException("cannot stop", e);
    }
  }

  private static boolean isBusy(Context context) {
    return ((StandardContext) context).getInProgressAsyncCount() > 0
        || Arrays.stream(context.findChildren())
            .map(Wrapper.class::cast)
            .map(StandardWrapper.class::cast)
            .anyMatch(wrapper -> wrapper.getCountAllocated() > 0);
  }
}
