package io.junicorn.container.config;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Permissions of a file: three octal digits, for owner, group and others. Immutable.
 *
 * @param bits 0 to 0777
 */
public record FileMode(int bits) {
  private static final int OCTAL = 8;

  /**
   * Reads three octal digits.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static FileMode parse(String text) {
    if (!text.matches("[0-7]{3}")) {
      throw new IllegalArgumentException("is not three octal digits, such as 660");
    }
    return new FileMode(Integer.parseInt(text, OCTAL));
  }

  /** As a set. */
  public Set<PosixFilePermission> permissions() {
    String letters = "rwxrwxrwx";
    StringBuilder text = new StringBuilder(letters);
    for (int i = 0; i < letters.length(); i++) {
      if ((bits >> (letters.length() - 1 - i) & 1) == 0) {
        text.setCharAt(i, '-');
      }
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
