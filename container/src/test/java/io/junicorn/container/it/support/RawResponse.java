package io.junicorn.container.it.support;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A response as it came over a socket.
 *
 * @param status the status code
 * @param headers by name in lower case; of several with one name the last
 * @param body the content, without the framing
 */
public record RawResponse(int status, Map<String, String> headers, String body) {

  static RawResponse read(InputStream in) throws IOException {
    RawResponse head = readHead(in);
    byte[] body;
    String length = head.headers.get("content-length");
    if (head.status == 204 || head.status == 304) {
      body = new byte[0];
    } else if (length != null) {
      body = in.readNBytes(Integer.parseInt(length));
      if (body.length < Integer.parseInt(length)) {
        throw new EOFException(body.length + " of " + length + " bytes of " + head);
      }
    } else if ("chunked".equals(head.headers.get("transfer-encoding"))) {
      body = chunks(in);
    } else {
      body = in.readAllBytes();
    }
    return new RawResponse(
        head.status, head.headers, new String(body, StandardCharsets.ISO_8859_1));
  }

  static RawResponse readHead(InputStream in) throws IOException {
    String statusLine = line(in);
    if (!statusLine.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
      throw new IOException("no status line: '" + statusLine + "'");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new RawResponse(Integer.parseInt(statusLine.substring(9, 12)), headers, "");
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in), 16);
      body.writeBytes(in.readNBytes(size));
      line(in);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the connection ended after '" + line + "'");
      }
      if (next == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) next);
    }
  }

  /** Whether the server says that it closes the connection. */
  public boolean closes() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }
}
