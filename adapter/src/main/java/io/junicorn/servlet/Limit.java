package io.junicorn.servlet;

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

  /** Its name as a setting of the container. */
  public String setting() {
    return setting;
  }
}
