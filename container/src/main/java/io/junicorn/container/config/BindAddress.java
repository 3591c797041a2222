package io.junicorn.container.config;

import java.nio.file.Path;

/**
 * Where to listen: {@code HOST:PORT}, with {@code http://} or {@code https://} in front where it is
 * not what the presence of a certificate says, or {@code unix:PATH}.
 */
public sealed interface BindAddress {
  /** What is spoken there. */
  enum Scheme {
    /** TLS when there is a certificate, else cleartext. */
    DEFAULT,
    /** Cleartext. */
    HTTP,
    /** TLS. */
    HTTPS
  }

  /** A TCP address. */
  record Tcp(Scheme scheme, HostPort address) implements BindAddress {
    @Override
    public String toString() {
      return switch (scheme) {
        case DEFAULT -> address.toString();
        case HTTP -> "http://" + address;
        case HTTPS -> "https://" + address;
      };
    }
  }

  /** A socket in the file system, for a proxy on the same machine; cleartext. */
  record Unix(Path path) implements BindAddress {
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  /**
   * Reads one of the forms.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  static BindAddress parse(String text) {
    if (text.startsWith("unix:")) {
      String path = text.substring("unix:".length());
      if (path.isEmpty()) {
        throw new IllegalArgumentException("has no path after unix:");
      }
      return new Unix(Path.of(path));
    }
    if (text.startsWith("http://")) {
      return new Tcp(Scheme.HTTP, HostPort.parse(text.substring("http://".length())));
    }
    if (text.startsWith("https://")) {
      return new Tcp(Scheme.HTTPS, HostPort.parse(text.substring("https://".length())));
    }
    return new Tcp(Scheme.DEFAULT, HostPort.parse(text));
  }
}
