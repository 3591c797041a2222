package io.junicorn.loadtests.peers.helidon;

import io.helidon.http.media.multipart.MultiPart;
import io.helidon.http.media.multipart.ReadablePart;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Answers name, size and digest of each part; unlike the servlets it need not store them first. */
final class UploadHandler implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response)
      throws IOException, NoSuchAlgorithmException {
    StringBuilder answer = new StringBuilder();
    MultiPart parts = request.content().as(MultiPart.class);
    while (parts.hasNext()) {
      answer.append(describe(parts.next()));
    }
    Answers.text(response, answer.isEmpty() ? "No parts.\n" : answer.toString());
  }

  private static String describe(ReadablePart part) throws IOException, NoSuchAlgorithmException {
    String head =
        "part="
            + Answers.oneLine(part.name())
            + " file="
            + part.fileName().map(Answers::oneLine).orElse("-");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long size = 0;
    byte[] buffer = new byte[8192];
    try (InputStream in = part.inputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        size += n;
      }
    }
    return head + " size=" + size + " sha256=" + HexFormat.of().formatHex(digest.digest()) + "\n";
  }
}
