package io.junicorn.loadtests.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What a server agrees to when it is offered what OpenSSL offers, on which wrk is built.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite such as {@code TLS_AES_256_GCM_SHA384}
 */
public record Handshake(String protocol, String cipherSuite) {
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** In OpenSSL's order; the last one tells a server that has no TLS 1.3. */
  private static final String[] CIPHER_SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
  };

  /** Shakes hands with the server on that port of this machine. */
  public static Handshake with(int port, KeyStoreFile trusted) throws IOException {
    try (Socket tcp = new Socket()) {
      tcp.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      tcp.setSoTimeout(TIMEOUT_MILLIS);
      try (SSLSocket tls =
          (SSLSocket)
              trusted.trusting().getSocketFactory().createSocket(tcp, "127.0.0.1", port, true)) {
        tls.setEnabledProtocols(PROTOCOLS);
        tls.setEnabledCipherSuites(CIPHER_SUITES);
        tls.startHandshake();
        SSLSession session = tls.getSession();
        return new Handshake(session.getProtocol(), session.getCipherSuite());
      }
    }
  }

  @Override
  public String toString() {
    return protocol + " with " + cipherSuite;
  }
}
