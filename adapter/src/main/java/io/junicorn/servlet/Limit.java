package io.junicorn.servlet;

import org.eclipse.jetty.http.HttpStatus;

/** Which of a request's {@link Deadlines} has passed. */
public enum Limit {
  /** {@link Deadlines#timeout()}. */
  TIMEOUT("timeout"),
  /** {@link Deadlines#streamTimeout()}. */
  STREAM("stream-timeout"),
  /** {@link Deadlines#writeTimeout()}. */
  WRITE("write-timeout"),
  /** {@link Deadlines#bodyRate()}. */
  BODY("min-data-rate");

  private final String setting;

  Limit(String setting) {
    this.setting = setting;
  }

  /** What the client is told, if the response has not begun. */
  int status() {
    return this == BODY ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.SERVICE_UNAVAILABLE_503;
  }

  /** The same in words that tell strangers nothing. */
  String words() {
    return switch (this) {
      case TIMEOUT -> "the request took too long";
      case STREAM -> "the response took too long";
      case WRITE -> "the client does not take the response";
      case BODY -> "the body came too slowly";
    };
  }

  /** Its name as a setting of the container. */
  public String setting() {
    return setting;
  }
}
