package io.junicorn.container.config;

/** A text that is no value of a setting; the message says why, without the text. */
final class BadValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String text;

  BadValueException(String text, String why) {
    super(why);
    this.text = text;
  }

  String text() {
    return text;
  }
}
