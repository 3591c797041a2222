package io.junicorn.environment;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A multipart form whose parser runs on other threads than greenlets and selectors: it writes large
 * parts into files, and a disk that does not answer would hold a carrier, or all connections of a
 * selector.
 *
 * <p>Jetty parses such a form by demand: it reads until there is nothing, and asks to be called
 * when there is more. So the first read on a greenlet finds nothing yet, and whoever asks is called
 * on one of those threads. Who reads by blocking asks, too, but does not read when he is called:
 * from then on he has the body for himself.
 *
 * <p>One thread at a time reads, as for every request.
 */
public final class SpooledBody extends Request.Wrapper {
  private enum Reader {
    UNKNOWN,
    ON_DEMAND,
    BLOCKING
  }

  private final Executor threads;
  private volatile Reader reader = Reader.UNKNOWN;

  /** Who calls the reader, or has called it last; null before the first time. */
  private volatile @Nullable Thread caller;

  private volatile boolean readByCaller;

  private SpooledBody(Request request, Executor threads) {
    super(request);
    this.threads = threads;
  }

  /** The request itself when it is no multipart form. */
  public static Request of(Request request, Executor threads) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null
            && MimeTypes.Type.MULTIPART_FORM_DATA.is(HttpField.getValueParameters(type, null))
        ? new SpooledBody(request, threads)
        : request;
  }

  @Override
  @SuppressWarnings("NullAway") // Jetty's signature, which says nothing of null.
  public Content.Chunk read() {
    Thread calling = caller;
    if (calling == null) {
      return null;
    }
    readByCaller |= Thread.currentThread().equals(calling);
    return super.read();
  }

  @Override
  public void demand(Runnable more) {
    if (reader == Reader.BLOCKING) {
      super.demand(more);
    } else {
      super.demand(
          Invocable.from(
              Invocable.InvocationType.NON_BLOCKING, () -> threads.execute(() -> call(more))));
    }
  }

  private void call(Runnable more) {
    caller = Thread.currentThread();
    more.run();
    if (reader == Reader.UNKNOWN) {
      reader = readByCaller ? Reader.ON_DEMAND : Reader.BLOCKING;
    }
  }
}
