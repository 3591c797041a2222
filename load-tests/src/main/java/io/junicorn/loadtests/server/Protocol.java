package io.junicorn.loadtests.server;

/** What a server is to speak on its port. All of them answer HTTP/1.1, too. */
public sealed interface Protocol {
  /** HTTP/1.1 in clear text. */
  record Http() implements Protocol {}

  /**
   * HTTP/1.1 over TLS.
   *
   * @param keyStore key and certificate, the same for all servers
   */
  record Https(KeyStoreFile keyStore) implements Protocol {}

  /** HTTP/2 in clear text with prior knowledge, without an upgrade. */
  record Http2() implements Protocol {}

  /** How an address of it begins. */
  default String scheme() {
    return switch (this) {
      case Http _, Http2 _ -> "http";
      case Https _ -> "https";
    };
  }
}
