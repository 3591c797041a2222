package io.junicorn.container.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.PublicKey;

/** As much of DER (X.690) as it takes to put an old key format into PKCS8 (RFC 5208). */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private Der() {}

  /**
   * A PKCS1 or SEC1 key as PKCS8. The algorithm, with the curve, is that of the certificate: they
   * belong together or the key is of no use.
   */
  static byte[] pkcs8(PublicKey certified, byte[] key) {
    byte[] algorithm = algorithm(certified.getEncoded());
    byte[] octets = element(OCTET_STRING, key);
    return element(
        SEQUENCE,
        ByteBuffer.allocate(VERSION_0.length + algorithm.length + octets.length)
            .put(VERSION_0)
            .put(algorithm)
            .put(octets)
            .array());
  }

  // SubjectPublicKeyInfo is a sequence that begins with the algorithm (RFC 5280, section 4.1).
  private static byte[] algorithm(byte[] subjectPublicKeyInfo) {
    ByteBuffer info = ByteBuffer.wrap(subjectPublicKeyInfo);
    enter(info);
    int begin = info.position();
    int end = enter(info);
    byte[] algorithm = new byte[end - begin];
    info.get(begin, algorithm);
    return algorithm;
  }

  // Moves behind tag and length; the value is where the element ends.
  private static int enter(ByteBuffer der) {
    der.get();
    int length = Byte.toUnsignedInt(der.get());
    if (length >= 0x80) {
      int bytes = length & 0x7f;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << 8 | Byte.toUnsignedInt(der.get());
      }
    }
    return der.position() + length;
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length < 0x80) {
      element.write(content.length);
    } else {
      element.write(0x84);
      element.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
    }
    element.writeBytes(content);
    return element.toByteArray();
  }
}
