package io.junicorn.loadtests.server;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate of this machine's loopback address, made by the JDK's keytool. */
public final class KeyStoreFile {
  /** Nothing is secret here: the key lives as long as its target folder. */
  static final String PASSWORD = "changeit";

  /** What kind of key it is, for people. */
  public static final String KIND = "an EC key on P-256";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path path;
  private final SSLContext trusting;

  private KeyStoreFile(Path path, SSLContext trusting) {
    this.path = path;
    this.trusting = trusting;
  }

  /** Makes it anew. The folder must be this bench's own. */
  public static KeyStoreFile make(Processes processes, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.createDirectories(file.resolveSibling("."));
    Files.deleteIfExists(unfinished);
    ManagedProcess keytool = processes.start("keytool", command(unfinished), Map.of());
    if (!keytool.waitFor(LIMIT) || keytool.exitCode() != 0) {
      keytool.end(Duration.ZERO);
      throw new IOException("keytool made no key in " + unfinished + ": " + keytool.tail());
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    return new KeyStoreFile(file, trusting(file));
  }

  private static List<String> command(Path file) {
    return List.of(
        Path.of(Home.java()).resolveSibling("keytool").toString(),
        "-genkeypair",
        "-alias",
        "bench",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-sigalg",
        "SHA256withECDSA",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-validity",
        "365",
        "-storetype",
        "PKCS12",
        "-keystore",
        file.toString(),
        "-storepass",
        PASSWORD);
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("bench", keys.getCertificate("bench"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no certificate that can be used", e);
    }
  }

  /** The PKCS12 file. */
  public Path path() {
    return path;
  }

  /** For clients: trusts this certificate and no other. */
  SSLContext trusting() {
    return trusting;
  }
}
