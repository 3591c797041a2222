package io.junicorn.container.webapps;

import io.junicorn.container.deploy.WarSpec;
import io.junicorn.servlet.GreenletHandler;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A web application at its context path: sends each request to the copy of the WAR that serves now,
 * and marks the request as that copy's. Starts and stops with the server.
 *
 * <p>Requests come on their greenlets; everything else on platform threads. A request that has
 * claimed a copy is seen by whoever drains that copy: the claim is made before the copy is looked
 * at once more, and the copy is replaced before anybody looks for claims.
 */
final class Application extends Handler.AbstractContainer {
  private final WarSpec spec;
  private volatile @Nullable Generation current;
  private volatile @Nullable Generation retiring;
  private volatile ReloadHistory history = ReloadHistory.NONE;

  Application(Generation first) {
    spec = first.spec();
    current = first;
  }

  WarSpec spec() {
    return spec;
  }

  /** The copy that serves; empty once the application was taken away. */
  Optional<Generation> current() {
    return Optional.ofNullable(current);
  }

  ReloadHistory history() {
    return history;
  }

  void note(Reloaded reloaded) {
    history = history.and(reloaded);
  }

  /** Whether a copy before the current one still has requests. */
  boolean isRetiring() {
    return retiring != null;
  }

  /**
   * Lets another copy serve all requests from now on, or none.
   *
   * @return the one before, which is retiring until {@link #retired}
   * @throws IllegalStateException when this does not run any more: nothing has changed then
   */
  synchronized @Nullable Generation replace(@Nullable Generation next) {
    if (!isRunning()) {
      throw new IllegalStateException("the server stops");
    }
    Generation before = current;
    retiring = before;
    current = next;
    return before;
  }

  /** The copy before has ended. */
  void retired() {
    retiring = null;
  }

  @Override
  public List<Handler> getHandlers() {
    Generation serving = current;
    return serving == null ? List.of() : List.of(serving.context());
  }

  /**
   * Jetty lets no blocking handler into a server whose root does not block, once it has started.
   * Behind the root's greenlets everything may block.
   */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Generation serving = claim();
    return serving != null && serving.handle(request, response, callback);
  }

  private @Nullable Generation claim() {
    Generation serving = current;
    while (serving != null) {
      GreenletHandler.claim(serving);
      Generation now = current;
      if (serving.equals(now)) {
        return serving;
      }
      serving = now;
    }
    return null;
  }

  @Override
  protected void doStart() throws Exception {
    Generation first = current;
    if (first != null) {
      first.start(getServer());
    }
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    Generation last;
    Generation before;
    synchronized (this) {
      last = current;
      before = retiring;
    }
    try {
      if (before != null) {
        before.stop();
      }
    } finally {
      if (last != null) {
        last.stop();
      }
    }
  }
}
