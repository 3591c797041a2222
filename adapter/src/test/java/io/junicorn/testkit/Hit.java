package io.junicorn.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One request in a servlet, whatever the servlet's environment. */
public interface Hit {
  /** The path within the context. */
  String path();

  /** The request's body. */
  InputStream in() throws IOException;

  /** The response's body. */
  OutputStream out() throws IOException;

  /** Sets a header of the response. */
  Hit header(String name, String value);

  /** Sets the status of the response. */
  Hit status(int status);

  /** The servlet's {@code sendError}. */
  void sendError(int status) throws IOException;

  /** Commits the response. */
  void flush() throws IOException;

  /** Whether this is the second run, after {@link Later#dispatch()}. */
  boolean redispatched();

  /** The servlet's {@code startAsync}; a timeout of 0 is none. */
  Later later(long timeoutMillis);

  /** Writes text. */
  default void say(String text) throws IOException {
    out().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A response that goes on without its greenlet. */
  interface Later {
    /** Ends the response. */
    void complete();

    /** Runs the servlet again. */
    void dispatch();

    /** What to do instead of the container's own 500. */
    void onTimeout(Runnable action);
  }
}
