package io.junicorn.loadtests.rolling;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request as it is written.
 *
 * @param pause in the middle of the body
 * @param repeatable whether it may be sent again when nobody knows whether it was carried out
 */
@SuppressWarnings("ArrayRecordComponent")
record Message(byte[] head, byte[] body, Duration pause, boolean repeatable) {
  private static final String BOUNDARY = "rolling";

  /** GET, with the cookie if it is not empty. */
  static Message get(String path, String cookie) {
    return new Message(head("GET", path, cookie, ""), new byte[0], Duration.ZERO, true);
  }

  /** POST of a form. */
  static Message form(String path, String cookie, String form) {
    byte[] body = form.getBytes(StandardCharsets.US_ASCII);
    String more =
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length
            + "\r\n";
    return new Message(head("POST", path, cookie, more), body, Duration.ZERO, false);
  }

  /** POST of a file. */
  static Message upload(String path, byte[] file, Duration pause) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ascii(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n"));
    body.writeBytes(file);
    body.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
    String more =
        "Content-Type: multipart/form-data; boundary="
            + BOUNDARY
            + "\r\nContent-Length: "
            + body.size()
            + "\r\n";
    return new Message(head("POST", path, "", more), body.toByteArray(), pause, false);
  }

  private static byte[] head(String method, String path, String cookie, String more) {
    return ascii(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + (cookie.isEmpty() ? "" : "Cookie: JSESSIONID=" + cookie + "\r\n")
            + more
            + "\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
