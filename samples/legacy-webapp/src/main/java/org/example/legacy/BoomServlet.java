package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fails in the ways that applications fail, for the drills of the engineer on call. */
public class BoomServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final int CHUNK = 8 << 20;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String kind = Params.choice(request, "kind", "exception", "overflow", "oom", "error");
    switch (kind) {
      case "overflow" -> sendText(response, "The stack held " + descend(1) + " frames.\n");
      case "oom" -> sendText(response, "The heap held " + hoard(Long.MAX_VALUE) + " bytes.\n");
      case "error" -> response.sendError(500, "drill: sendError");
      default -> throw new IllegalStateException("drill: exception");
    }
  }

  /**
   * Calls itself until the stack overflows; no stack is deep enough for the condition to end it.
   */
  private static long descend(long depth) {
    return depth == 0 ? 0 : 1 + descend(depth + 1);
  }

  /** Keeps memory until there is none; everything is garbage again once the error is thrown. */
  private static long hoard(long limit) {
    List<byte[]> chunks = new ArrayList<>();
    long held = 0;
    while (held < limit) {
      chunks.add(new byte[CHUNK]);
      held += CHUNK;
    }
    return held + chunks.size();
  }
}
