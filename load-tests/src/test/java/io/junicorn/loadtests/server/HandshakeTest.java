package io.junicorn.loadtests.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that the bench makes, and what a server is found to agree to. */
class HandshakeTest {
  @TempDir private Path folder;

  @Test
  void whatAServerAgreesToIsFoundOut() throws Exception {
    try (Processes processes = new Processes(folder.resolve("logs"))) {
      KeyStoreFile keys = KeyStoreFile.make(processes, folder.resolve("tls/bench.p12"));
      SSLContext context = context(keys.path());
      assertThat(found(context, keys, "TLSv1.3", "TLSv1.2"))
          .isEqualTo(new Handshake("TLSv1.3", "TLS_AES_256_GCM_SHA384"));
      assertThat(found(context, keys, "TLSv1.2"))
          .isEqualTo(new Handshake("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"));
    }
  }

  private static Handshake found(SSLContext context, KeyStoreFile keys, String... protocols)
      throws IOException, InterruptedException {
    try (SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setEnabledProtocols(protocols);
      Thread accepting = Thread.startVirtualThread(() -> acceptOne(server));
      Handshake found = Handshake.with(server.getLocalPort(), keys);
      accepting.join();
      return found;
    }
  }

  private static void acceptOne(SSLServerSocket server) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      socket.startHandshake();
      // Until the client goes.
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
    char[] password = KeyStoreFile.PASSWORD.toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
