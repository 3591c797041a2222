package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Streams as many bytes as asked for; the byte at offset i is always the same. */
public class DownloadServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final byte[] PATTERN = pattern();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    long bytes = Params.longValue(request, "bytes", 1L << 20, 0, 1L << 30);
    response.setContentType("application/octet-stream");
    response.setContentLengthLong(bytes);
    response.setHeader("Content-Disposition", "attachment; filename=\"download.bin\"");
    OutputStream out = response.getOutputStream();
    long left = bytes;
    while (left > 0) {
      int length = (int) Math.min(left, PATTERN.length);
      out.write(PATTERN, 0, length);
      left -= length;
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
