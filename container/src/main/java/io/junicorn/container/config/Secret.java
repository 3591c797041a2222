package io.junicorn.container.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that is shown nowhere. Immutable. */
public record Secret(String value) {
  /** What is shown in its place. */
  public static final String MASK = "********";

  /** Compares in a time that does not tell how much of it is right. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return MASK;
  }
}
