package io.junicorn.container.handler;

import io.junicorn.servlet.ConnectionClose;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is too long by 413 (RFC 9110, section 15.5.14): by its declared length before
 * the application sees it, and one without a length when too much of it was read.
 */
public final class BodyLimit extends Handler.Wrapper {
  private final long maxBytes;

  /** Limits the bodies that the handler behind it reads. */
  public BodyLimit(Handler next, long maxBytes) {
    super(next);
    this.maxBytes = maxBytes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long declared = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (declared > maxBytes) {
      new Refused(HttpStatus.PAYLOAD_TOO_LARGE_413, tooLong(Long.toString(declared), maxBytes))
          .write(request, response, callback);
      return true;
    }
    return super.handle(
        declared >= 0 || isWithoutBody(request)
            ? request
            : new Counted(request, response, maxBytes),
        response,
        callback);
  }

  /** Of a request without a length. HTTP/2 does not say before the body whether there is one. */
  private static boolean isWithoutBody(Request request) {
    return ConnectionClose.isKnownTo(request)
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private static String tooLong(String bytes, long maxBytes) {
    return "body of " + bytes + " bytes, allowed are " + maxBytes;
  }

  /** A request whose body has no length beforehand. Read by one thread at a time. */
  private static final class Counted extends Request.Wrapper {
    private final Response response;
    private final long maxBytes;
    private long read;
    private Content.@Nullable Chunk failure;

    Counted(Request wrapped, Response response, long maxBytes) {
      super(wrapped);
      this.response = response;
      this.maxBytes = maxBytes;
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (failure != null) {
        return failure;
      }
      Content.Chunk chunk = super.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        return chunk;
      }
      ByteBuffer bytes = chunk.getByteBuffer();
      read += bytes == null ? 0 : bytes.remaining();
      if (read <= maxBytes) {
        return chunk;
      }
      chunk.release();
      if (!response.isCommitted()) {
        ConnectionClose.say(getWrapped(), response.getHeaders());
      }
      failure =
          Content.Chunk.from(
              new HttpException.RuntimeException(
                  HttpStatus.PAYLOAD_TOO_LARGE_413, tooLong("more than " + maxBytes, maxBytes)),
              true);
      return failure;
    }
  }
}
