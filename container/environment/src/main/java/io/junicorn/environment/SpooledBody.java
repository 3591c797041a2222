package io.junicorn.environment;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ContentSourceCompletableFuture;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * A multipart form whose parser runs on other threads than greenlets and selectors: it writes large
 * parts into files, and a disk that does not answer would hold a carrier, or all connections of a
 * selector.
 *
 * <p>Jetty's parser reads until there is nothing, and asks to be called when there is more. So its
 * first read finds nothing yet, and it is called on one of those threads. An application that reads
 * the body itself, by blocking or by a listener, has it as it is: none of its code runs there.
 *
 * <p>One thread at a time reads, as for every request.
 */
public final class SpooledBody extends Request.Wrapper {
  private static final StackWalker STACK = StackWalker.getInstance();

  /** So many frames lie at most between the parser and this: wrappers of the request. */
  private static final int NEAR = 8;

  private enum Reader {
    UNKNOWN,
    PARSER,
    APPLICATION
  }

  private final Executor threads;
  private volatile Reader reader = Reader.UNKNOWN;

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
    if (reader == Reader.UNKNOWN) {
      reader = isReadByParser() ? Reader.PARSER : Reader.APPLICATION;
      if (reader == Reader.PARSER) {
        return null;
      }
    }
    return super.read();
  }

  @Override
  public void demand(Runnable more) {
    if (reader == Reader.PARSER) {
      super.demand(
          Invocable.from(Invocable.InvocationType.NON_BLOCKING, () -> threads.execute(more)));
    } else {
      reader = Reader.APPLICATION;
      super.demand(more);
    }
  }

  // Once for each form. The parser reads before it demands anything.
  private static boolean isReadByParser() {
    String parser = ContentSourceCompletableFuture.class.getName();
    return STACK.walk(
        frames -> frames.limit(NEAR).anyMatch(frame -> frame.getClassName().equals(parser)));
  }
}
