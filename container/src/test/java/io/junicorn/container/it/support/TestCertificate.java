package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** A self-signed certificate with its key, made by the JDK's keytool, in a PKCS12 key store. */
public final class TestCertificate {
  /** Of every key store here. */
  public static final String PASSWORD = "changeit";

  private final Path keystore;
  private final KeyStore store;

  private TestCertificate(Path keystore) {
    this.keystore = keystore;
    try {
      this.store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for localhost and 127.0.0.1, with an EC key. */
  public static TestCertificate create(Path folder) {
    return create(folder, "localhost");
  }

  /** One for a name, with more options of keytool. */
  public static TestCertificate create(Path folder, String name, String... options) {
    Path keystore = temporary(folder);
    add(keystore, name, options);
    return new TestCertificate(keystore);
  }

  private static Path temporary(Path folder) {
    try {
      Path keystore = Files.createTempFile(folder, "cert-", ".p12");
      Files.delete(keystore);
      return keystore;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Path keystore, String name, String... options) {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-ext",
        "san=dns:" + name + ",ip:127.0.0.1",
        "-keystore",
        keystore.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD);
    Collections.addAll(command, options);
    if (!command.contains("-keyalg")) {
      Collections.addAll(command, "-keyalg", "EC");
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Puts another key for another name into the same key store. */
  public TestCertificate and(String name) {
    add(keystore, name);
    return new TestCertificate(keystore);
  }

  /** The key store's file. */
  public Path keystore() {
    return keystore;
  }

  /** The certificate of the first name. */
  public X509Certificate certificate() {
    try {
      return (X509Certificate) store.getCertificate(store.aliases().nextElement());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key of the first name. */
  public Key key() {
    try {
      return store.getKey(store.aliases().nextElement(), PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the certificate as PEM. */
  public TestCertificate writeCertificate(Path file) {
    try {
      return write(file, pem("CERTIFICATE", certificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the key as PEM. */
  public TestCertificate writeKey(Path file) {
    return write(file, pem("PRIVATE KEY", key().getEncoded()));
  }

  private TestCertificate write(Path file, String text) {
    try {
      // As careful operators do it: nobody sees half a file.
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "fresh-", ".pem");
      Files.writeString(fresh, text);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PEM block. */
  public static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
