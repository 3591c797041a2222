package io.junicorn.container.proxy;

import java.nio.ByteBuffer;

/** Compares the first bytes of a connection with those that a header begins with. */
final class Signature {
  private Signature() {}

  /** Whether as many bytes as there are, up to the whole signature, are those of it. */
  static boolean matches(byte[] signature, ByteBuffer bytes) {
    int length = Math.min(signature.length, bytes.remaining());
    for (int i = 0; i < length; i++) {
      if (bytes.get(bytes.position() + i) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
