package io.junicorn.container.connector;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Fields that no trailer may have: those of framing, routing, connection and identity (RFC 9110,
 * section 6.5.1). Somebody who merged them into the header would read another request.
 */
final class ForbiddenTrailers {
  private static final Set<HttpHeader> FORBIDDEN =
      EnumSet.of(
          HttpHeader.TRANSFER_ENCODING,
          HttpHeader.CONTENT_LENGTH,
          HttpHeader.HOST,
          HttpHeader.CONNECTION,
          HttpHeader.KEEP_ALIVE,
          HttpHeader.UPGRADE,
          HttpHeader.EXPECT,
          HttpHeader.TE,
          HttpHeader.TRAILER,
          HttpHeader.CONTENT_ENCODING,
          HttpHeader.CONTENT_RANGE,
          HttpHeader.AUTHORIZATION,
          HttpHeader.PROXY_AUTHORIZATION,
          HttpHeader.COOKIE);

  private ForbiddenTrailers() {}

  static boolean has(HttpField field) {
    return field.getHeader() != null && FORBIDDEN.contains(field.getHeader());
  }
}
