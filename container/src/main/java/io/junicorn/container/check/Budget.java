package io.junicorn.container.check;

import java.io.IOException;
import java.io.InputStream;

/** How much may still be read of one archive, whatever its directory says. Used by one thread. */
final class Budget {
  /** Of one file: the largest class that a JVM can load is smaller. */
  static final int MOST_OF_ONE = 64 << 20;

  private long left;

  Budget(long bytes) {
    this.left = bytes;
  }

  /**
   * All of a stream.
   *
   * @throws OverrunException when there is more than is left, or than a class can have
   */
  byte[] read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(left, MOST_OF_ONE) + 1);
    if (bytes.length > Math.min(left, MOST_OF_ONE)) {
      throw new OverrunException();
    }
    left -= bytes.length;
    return bytes;
  }

  /** An archive that unpacks to more than is allowed. */
  static final class OverrunException extends IOException {
    private static final long serialVersionUID = 1L;

    OverrunException() {
      super("unpacks to more than is allowed");
    }
  }
}
