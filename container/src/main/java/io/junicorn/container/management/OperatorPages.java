package io.junicorn.container.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ajax.JSON;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of the {@link Operator}. Stateless. */
final class OperatorPages {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorPages.class);

  private final Operator operator;

  OperatorPages(Operator operator) {
    this.operator = operator;
  }

  /** {@code POST /greenlets/end?id=7}. */
  void end(Request request, Response response, Callback callback) {
    long id;
    try {
      id = Parameters.of(request).number("id", 0, Long.MAX_VALUE).orElseThrow(OperatorPages::noId);
    } catch (IllegalArgumentException e) {
      ManagementHandler.badRequest(response, callback, e);
      return;
    }
    if (operator.end(id)) {
      answer(response, callback, HttpStatus.OK_200, "greenlet-" + id + " was told to end");
    } else {
      answer(response, callback, HttpStatus.NOT_FOUND_404, "no greenlet-" + id + " lives");
    }
  }

  private static IllegalArgumentException noId() {
    return new IllegalArgumentException("id: the number of a greenlet is missing");
  }

  /** {@code POST /drain}. */
  void drain(Request request, Response response, Callback callback) {
    if (operator.drain()) {
      answer(response, callback, HttpStatus.ACCEPTED_202, "the server drains, and ends then");
    } else {
      answer(response, callback, HttpStatus.CONFLICT_409, "the server is about to end already");
    }
  }

  /** {@code GET /dump}: may be many megabytes, so that it goes from the disk to the client. */
  void dump(Request request, Response response, Callback callback) {
    request.addIdleTimeoutListener(timeout -> false);
    Path file;
    try {
      file = operator.dump();
    } catch (IOException e) {
      LOG.warn("cannot write a thread dump", e);
      answer(
          response,
          callback,
          HttpStatus.INTERNAL_SERVER_ERROR_500,
          "cannot write a thread dump: " + e.getMessage());
      return;
    }
    response.setStatus(HttpStatus.OK_200);
    ManagementHandler.headers(response, ManagementHandler.TEXT);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"threads.txt\"");
    Content.Source source =
        Content.Source.from(
            new ByteBufferPool.Sized(request.getComponents().getByteBufferPool()), file);
    Content.copy(source, response, Callback.from(callback, () -> delete(file)));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("cannot delete {}", file, e);
    }
  }

  private static void answer(Response response, Callback callback, int status, String message) {
    ManagementHandler.write(
        response,
        callback,
        status,
        ManagementHandler.JSON_TYPE,
        new JSON().toJSON(Map.of("message", message)) + "\n");
  }
}
