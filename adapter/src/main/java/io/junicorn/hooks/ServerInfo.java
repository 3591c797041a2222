package io.junicorn.hooks;

import java.util.List;

/**
 * The server that calls.
 *
 * @param version of Junicorn, such as {@code 0.1.0}
 * @param contexts paths of the web applications, such as {@code /shop}
 * @param addresses it listens on, such as {@code http://127.0.0.1:8000/}; empty before it does
 */
public record ServerInfo(String version, List<String> contexts, List<String> addresses) {
  /** Copies the lists. */
  public ServerInfo {
    contexts = List.copyOf(contexts);
    addresses = List.copyOf(addresses);
  }
}
