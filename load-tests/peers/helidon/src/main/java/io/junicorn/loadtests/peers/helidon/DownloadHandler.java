package io.junicorn.loadtests.peers.helidon;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Streams as many bytes as asked for. */
final class DownloadHandler implements Handler {
  private static final byte[] PATTERN = pattern();

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    long left = Answers.number(request, "bytes", 1L << 20, 0, 1L << 30);
    response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
    response.headers().contentLength(left);
    response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"download.bin\"");
    try (OutputStream out = response.outputStream()) {
      while (left > 0) {
        int length = (int) Math.min(left, PATTERN.length);
        out.write(PATTERN, 0, length);
        left -= length;
      }
    }
  }

  private static byte[] pattern() {
    byte[] pattern = new byte[1 << 16];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (byte) (i * 31 + (i >> 8));
    }
    return pattern;
  }
}
