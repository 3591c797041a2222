package io.junicorn.container.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key in PEM files (RFC 7468). The key is PKCS8, PKCS1 or SEC1, and not
 * encrypted.
 */
record PemFiles(Path certfile, Path keyfile) implements CertificateSource {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private record Block(String label, String base64) {
    byte[] der() {
      return Base64.getMimeDecoder().decode(base64);
    }
  }

  @Override
  public List<Path> files() {
    return certfile.equals(keyfile) ? List.of(certfile) : List.of(certfile, keyfile);
  }

  @Override
  public List<KeyEntry> load() throws BadCertificateException {
    List<X509Certificate> chain = chain();
    PrivateKey key = key(chain.getFirst().getPublicKey());
    KeyEntry entry = new KeyEntry("junicorn", key, chain);
    try {
      if (entry.matches()) {
        return List.of(entry);
      }
    } catch (GeneralSecurityException e) {
      throw new BadCertificateException("keyfile " + keyfile + ": cannot be used: " + e, e);
    }
    throw doesNotMatch(null);
  }

  private BadCertificateException doesNotMatch(@Nullable Throwable cause) {
    String message =
        "keyfile "
            + keyfile
            + ": the key does not match the first certificate in certfile "
            + certfile;
    return cause == null
        ? new BadCertificateException(message)
        : new BadCertificateException(message, cause);
  }

  private List<X509Certificate> chain() throws BadCertificateException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Block block : blocks("certfile", certfile)) {
      if (block.label().equals("CERTIFICATE")) {
        chain.add(certificate(block));
      }
    }
    if (chain.isEmpty()) {
      throw new BadCertificateException(
          "certfile " + certfile + ": holds no PEM certificate (-----BEGIN CERTIFICATE-----)");
    }
    return chain;
  }

  private X509Certificate certificate(Block block) throws BadCertificateException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block.der()));
    } catch (CertificateException e) {
      throw new BadCertificateException(
          "certfile " + certfile + ": holds a damaged certificate: " + e.getMessage(), e);
    }
  }

  private PrivateKey key(PublicKey certified) throws BadCertificateException {
    for (Block block : blocks("keyfile", keyfile)) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return key(block.der(), certified);
        }
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
          return key(Der.pkcs8(certified, block.der()), certified);
        }
        case "ENCRYPTED PRIVATE KEY" -> throw encrypted();
        default -> {
          // Certificates, and the parameters that openssl puts before an EC key.
        }
      }
    }
    throw new BadCertificateException(
        "keyfile " + keyfile + ": holds no PEM private key (-----BEGIN PRIVATE KEY-----)");
  }

  private PrivateKey key(byte[] pkcs8, PublicKey certified) throws BadCertificateException {
    try {
      return KeyFactory.getInstance(certified.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw doesNotMatch(e);
    }
  }

  private BadCertificateException encrypted() {
    return new BadCertificateException(
        "keyfile "
            + keyfile
            + ": the key is encrypted; decrypt it (openssl pkey -in OLD -out NEW) or use keystore");
  }

  private List<Block> blocks(String setting, Path file) throws BadCertificateException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw CertificateSource.unreadable(setting, file, e);
    }
    if (text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw encrypted();
    }
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      Block block = new Block(matcher.group(1), matcher.group(2).strip());
      try {
        var _ = block.der();
      } catch (IllegalArgumentException e) {
        throw new BadCertificateException(
            setting + " " + file + ": holds a damaged " + block.label(), e);
      }
      blocks.add(block);
    }
    return blocks;
  }
}
