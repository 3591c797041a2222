package io.junicorn.container.handler;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request against the {@link RequestLimits} and what RFC 9112 says of framing and
 * Host, in one pass over its fields, which also finds the body that {@link FailedParts} watches.
 * Stateless; allocates nothing for a request that is fine and has no such body.
 */
final class HeaderRules {
  /** Two spaces and {@code HTTP/1.1}. */
  private static final int LINE_REST = 10;

  private static final int COLON_AND_SPACE = 2;

  /** What a field of HTTP/2 counts beside its name and value. */
  private static final int ENTRY = 32;

  /** {@code :method}, {@code :scheme}, {@code :authority} and {@code :path}. */
  private static final int PSEUDO_FIELDS = 4 * ENTRY + 7 + 7 + 10 + 5;

  private final RequestLimits limits;

  HeaderRules(RequestLimits limits) {
    this.limits = limits;
  }

  @Nullable Refused check(Request request) {
    Refused refused = checkLine(request);
    return refused == null ? checkFields(request) : refused;
  }

  private @Nullable Refused checkLine(Request request) {
    HttpURI uri = request.getHttpURI();
    String query = uri.getQuery();
    int bytes =
        request.getMethod().length()
            + (uri.getPath() == null ? 0 : uri.getPath().length())
            + (query == null ? 0 : 1 + query.length())
            + LINE_REST;
    if (bytes > limits.lineBytes()) {
      return tooMuch(
          HttpStatus.URI_TOO_LONG_414, "request line", bytes, limits.lineBytes(), "bytes");
    }
    // A query of n keys has at least n characters.
    if (query != null && query.length() >= limits.queryKeys()) {
      int keys = keys(query);
      if (keys > limits.queryKeys()) {
        return tooMuch(HttpStatus.BAD_REQUEST_400, "query", keys, limits.queryKeys(), "keys");
      }
    }
    return null;
  }

  private static int keys(String query) {
    int keys = 1;
    for (int i = 0; i < query.length(); i++) {
      if (query.charAt(i) == '&') {
        keys++;
      }
    }
    return keys;
  }

  private @Nullable Refused checkFields(Request request) {
    HttpFields fields = request.getHeaders();
    if (fields.size() > limits.fields()) {
      return tooMuch(
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431,
          "header",
          fields.size(),
          limits.fields(),
          "fields");
    }
    HttpVersion version = request.getConnectionMetaData().getHttpVersion();
    boolean listed = version == HttpVersion.HTTP_2;
    long list = listed ? pseudoFields(request) : 0;
    boolean coded = false;
    for (HttpField field : fields) {
      String value = field.getValue();
      int bytes = field.getName().length() + COLON_AND_SPACE + (value == null ? 0 : value.length());
      if (bytes > limits.fieldBytes()) {
        return tooMuch(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431,
            "header field",
            bytes,
            limits.fieldBytes(),
            "bytes");
      }
      list += bytes - COLON_AND_SPACE + ENTRY;
      HttpHeader known = field.getHeader();
      if (known == HttpHeader.TRANSFER_ENCODING) {
        if (coded || !HttpHeaderValue.CHUNKED.is(value)) {
          // RFC 9112, section 6.1. Jetty would hand on a body that is still coded.
          return new Refused(
              HttpStatus.NOT_IMPLEMENTED_501, "no Transfer-Encoding but chunked is known here");
        }
        if (version == HttpVersion.HTTP_1_0) {
          // A proxy of that age would read another request in it (RFC 9112, section 6.1).
          return new Refused(
              HttpStatus.BAD_REQUEST_400, "Transfer-Encoding is not part of HTTP/1.0");
        }
        coded = true;
      } else if (known == HttpHeader.HOST && isBareIpv6(value)) {
        return new Refused(HttpStatus.BAD_REQUEST_400, "Host has an IPv6 address without brackets");
      } else if (known == HttpHeader.CONTENT_TYPE) {
        FailedParts.watch(request, value);
      }
    }
    if (listed && list > limits.headerBytes()) {
      return tooMuch(
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431,
          "header",
          list,
          limits.headerBytes(),
          "bytes");
    }
    return null;
  }

  private static long pseudoFields(Request request) {
    HttpURI uri = request.getHttpURI();
    return PSEUDO_FIELDS
        + request.getMethod().length()
        + length(uri.getScheme())
        + length(uri.getAuthority())
        + length(uri.getPathQuery());
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private static boolean isBareIpv6(@Nullable String host) {
    return host != null && !host.startsWith("[") && host.indexOf(':') != host.lastIndexOf(':');
  }

  private static Refused tooMuch(int status, String what, long is, int allowed, String unit) {
    return new Refused(status, what + " of " + is + " " + unit + ", allowed are " + allowed);
  }
}
