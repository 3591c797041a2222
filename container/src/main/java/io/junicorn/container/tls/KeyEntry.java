package io.junicorn.container.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with the chain of its certificate.
 *
 * @param chain the server's own certificate first
 */
record KeyEntry(String alias, PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] SAMPLE = "junicorn".getBytes(StandardCharsets.US_ASCII);

  KeyEntry {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /** Whether what the key signs is verified by the certificate. */
  boolean matches() throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certificate().getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
    signature.initSign(key);
    signature.update(SAMPLE);
    byte[] signed = signature.sign();
    signature.initVerify(certificate().getPublicKey());
    signature.update(SAMPLE);
    return signature.verify(signed);
  }

  private static String signatureOf(String keyAlgorithm) {
    return switch (keyAlgorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> keyAlgorithm;
    };
  }
}
