package io.junicorn.container.handler;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Adds the headers by which browsers protect an application, each where the application says
 * nothing of it: when the response begins, the last moment to know. Never blocks.
 */
public final class SecurityHeaders extends Handler.Wrapper {
  private static final String TYPE_OPTIONS = "X-Content-Type-Options";
  private static final String FRAME_OPTIONS = "X-Frame-Options";
  private static final String REFERRER_POLICY = "Referrer-Policy";
  private static final String CONTENT_POLICY = "Content-Security-Policy";
  private static final String ONE_YEAR = "max-age=31536000";

  /** Adds them to what the handler behind it answers. */
  public SecurityHeaders(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean secure = request.isSecure();
    request.addHttpStreamWrapper(stream -> new Stream(stream, secure));
    return super.handle(request, response, callback);
  }

  private static final class Stream extends HttpStream.Wrapper {
    private final boolean secure;

    Stream(HttpStream wrapped, boolean secure) {
      super(wrapped);
      this.secure = secure;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
      addTo(headers, secure);
      super.prepareResponse(headers);
    }
  }

  private static void addTo(HttpFields.Mutable headers, boolean secure) {
    addIfAbsent(headers, TYPE_OPTIONS, "nosniff");
    addIfAbsent(headers, REFERRER_POLICY, "strict-origin-when-cross-origin");
    if (!saysWhoMayFrame(headers.get(CONTENT_POLICY))) {
      addIfAbsent(headers, FRAME_OPTIONS, "SAMEORIGIN");
    }
    if (secure && !headers.contains(HttpHeader.STRICT_TRANSPORT_SECURITY)) {
      // RFC 6797, section 7.2: never over a connection that is not encrypted.
      headers.put(HttpHeader.STRICT_TRANSPORT_SECURITY, ONE_YEAR);
    }
  }

  private static boolean saysWhoMayFrame(@Nullable String policy) {
    return policy != null && policy.contains("frame-ancestors");
  }

  private static void addIfAbsent(HttpFields.Mutable headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.put(name, value);
    }
  }
}
