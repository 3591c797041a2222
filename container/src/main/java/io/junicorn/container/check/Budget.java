package io.junicorn.container.check;

import java.io.IOException;
import java.io.InputStream;

/** How much may still be read of one archive, whatever its directory says. Used by one thread. */
final class Budget {
  private long left;

  Budget(long bytes) {
    this.left = bytes;
  }

  /**
   * All of a stream.
   *
   * @throws OverrunException when there is more than is left
   */
  byte[] read(InputStream in) throws IOException {
    int most = (int) Math.min(left + 1, Integer.MAX_VALUE - 8);
    byte[] bytes = in.readNBytes(most);
    if (bytes.length > left || bytes.length == Integer.MAX_VALUE - 8) {
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
