package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes a multipart upload and answers name, size and digest of each part. */
public class UploadServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(UploadServlet.class.getName());

  // The same number as in the multipart-config of web.xml.
  private static final long MAX_BYTES = 10_485_760;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      sendText(
          response,
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
          "Send multipart/form-data, not "
              + (type == null ? "nothing" : Text.oneLine(type))
              + ".\n");
      return;
    }
    Collection<Part> parts;
    try {
      parts = request.getParts();
    } catch (IllegalStateException | ServletException e) {
      // For a part above the limit the Servlet API has the former, but some containers throw the
      // latter, as they do for a malformed body.
      LOG.log(Level.FINE, "upload refused", e);
      refuse(request, response, e instanceof IllegalStateException);
      return;
    }
    StringBuilder answer = new StringBuilder();
    for (Part part : parts) {
      answer.append(describe(part));
      part.delete();
    }
    sendText(response, answer.length() == 0 ? "No parts.\n" : answer.toString());
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, boolean tooLarge)
      throws IOException {
    if (tooLarge || request.getContentLengthLong() > MAX_BYTES) {
      sendText(
          response,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          "The upload is larger than the limit of " + MAX_BYTES + " bytes.\n");
    } else {
      sendText(
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          "The upload is malformed, or a part is larger than " + MAX_BYTES + " bytes.\n");
    }
  }

  private static String describe(Part part) throws IOException {
    String file = part.getSubmittedFileName();
    return "part="
        + Text.oneLine(part.getName())
        + " file="
        + (file == null ? "-" : Text.oneLine(file))
        + " size="
        + part.getSize()
        + " sha256="
        + Digests.sha256(part.getInputStream())
        + "\n";
  }
}
