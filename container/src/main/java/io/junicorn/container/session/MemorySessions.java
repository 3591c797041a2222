package io.junicorn.container.session;

import org.eclipse.jetty.session.DefaultSessionCache;
import org.eclipse.jetty.session.SessionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions in memory. They end with their web application, and the log says how many. */
final class MemorySessions extends DefaultSessionCache {
  private static final Logger LOG = LoggerFactory.getLogger(MemorySessions.class);

  MemorySessions(SessionManager manager) {
    super(manager);
  }

  @Override
  public void shutdown() {
    long lost = getSessionsCurrent();
    if (lost > 0) {
      LOG.info(
          "{}: {} with it; session-store=disk or jdbc would keep them",
          getSessionManager().getContext().getContextPath(),
          lost == 1 ? "1 session ends" : lost + " sessions end");
    }
    super.shutdown();
  }
}
