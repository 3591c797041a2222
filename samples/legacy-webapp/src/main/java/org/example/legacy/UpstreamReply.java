package org.example.legacy;

/** What an upstream answered, and how long that took. */
final class UpstreamReply {

  private final int status;
  private final long bytes;
  private final long elapsedMs;

  UpstreamReply(int status, long bytes, long elapsedMs) {
    this.status = status;
    this.bytes = bytes;
    this.elapsedMs = elapsedMs;
  }

  int getStatus() {
    return status;
  }

  long getBytes() {
    return bytes;
  }

  long getElapsedMs() {
    return elapsedMs;
  }

  boolean isFailure() {
    return status >= 400;
  }
}
