package io.junicorn.container.handler;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what no application is to see: heads beyond their limits, framing that two servers could
 * read differently, {@code TRACE} and {@code CONNECT}. Answers {@code OPTIONS *} itself.
 *
 * <p>Runs on the thread that parsed the request, before it costs a greenlet. Never blocks.
 */
public final class RequestGuard extends Handler.Wrapper {
  private final HeaderRules rules;

  /** Guards the handler behind it. */
  public RequestGuard(Handler next, RequestLimits limits) {
    super(next);
    this.rules = new HeaderRules(limits);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Refused refused = check(request);
    if (refused != null) {
      refused.write(request, response, callback);
      return true;
    }
    if (isForTheServer(request)) {
      response.getHeaders().put(HttpHeader.ALLOW, Methods.ALLOWED);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
      callback.succeeded();
      return true;
    }
    return super.handle(request, response, callback);
  }

  private @Nullable Refused check(Request request) {
    Refused refused = Methods.check(request);
    return refused == null ? rules.check(request) : refused;
  }

  /** {@code OPTIONS *}: about the server as a whole (RFC 9110, section 9.3.7). */
  private static boolean isForTheServer(Request request) {
    return "*".equals(request.getHttpURI().getPath()) && HttpMethod.OPTIONS.is(request.getMethod());
  }
}
