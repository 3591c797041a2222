package io.junicorn.container.accesslog;

import io.junicorn.container.config.BadSettingException;

/** Makes the line of a request. Safe for use by any thread. */
sealed interface Format permits AtomFormat, JsonFormat {
  /** The line, without its end. */
  Line line(Served served);

  /**
   * Reads a format: {@code json}, or text with gunicorn's atoms.
   *
   * @throws BadSettingException when it cannot be understood; the message names what
   */
  static Format parse(String format) {
    return format.equals("json") ? new JsonFormat() : AtomFormat.parse(format);
  }
}
