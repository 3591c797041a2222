package io.junicorn.container.handler;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Forgets a multipart body that could not be parsed, once its refusal goes out. Jetty would ask for
 * its parts again at the end of the request, fail on that, and log five stack traces for each
 * request that somebody sends.
 */
final class FailedParts extends HttpStream.Wrapper {
  private static final String ATTRIBUTE = MultiPartFormData.class.getName();
  private static final String MULTIPART = "multipart/";

  private final Request request;

  private FailedParts(HttpStream wrapped, Request request) {
    super(wrapped);
    this.request = request;
  }

  /** Watches a request, if its type is that of such a body. */
  static void watch(Request request, @Nullable String type) {
    if (type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())) {
      request.addHttpStreamWrapper(stream -> new FailedParts(stream, request));
    }
  }

  @Override
  public void prepareResponse(HttpFields.Mutable headers) {
    if (request.getAttribute(ATTRIBUTE) instanceof CompletableFuture<?> parts
        && parts.isCompletedExceptionally()) {
      request.removeAttribute(ATTRIBUTE);
    }
    super.prepareResponse(headers);
  }
}
