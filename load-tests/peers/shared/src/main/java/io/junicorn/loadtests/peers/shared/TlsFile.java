package io.junicorn.loadtests.peers.shared;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Key and certificate of a peer that speaks TLS, from {@code -Dtls=FILE} and {@code
 * -Dtls.password=PASSWORD}.
 *
 * @param path a PKCS12 file
 * @param password of the file and of its key
 */
public record TlsFile(Path path, String password) {
  /** What the command line says; empty when the peer is to speak in clear text. */
  public static Optional<TlsFile> fromSettings() {
    return Optional.ofNullable(System.getProperty("tls"))
        .map(
            file ->
                new TlsFile(
                    // Tomcat would look for it in a folder of its own.
                    Path.of(file).toAbsolutePath(), System.getProperty("tls.password", "")));
  }

  /** By the JDK's own provider, with its defaults. */
  public SSLContext context() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no key can be had from " + path, e);
    }
  }
}
