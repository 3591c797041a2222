package io.junicorn.container.handler;

import io.junicorn.container.trust.TrustedPeers;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * What trusted proxies say about a request: the rightmost hop that is not trusted itself is the
 * client, for each proxy appends whom it has heard.
 *
 * @param scheme http or https; null when nothing is said
 * @param host null when nothing is said
 * @param port of the host; 0 when nothing is said
 * @param client null when nothing is said, or nothing that is known
 * @param clientPort -1 when nothing is said
 */
record ForwardedHeaders(
    @Nullable String scheme,
    @Nullable String host,
    int port,
    @Nullable InetAddress client,
    int clientPort) {

  /**
   * Reads the headers of a trusted peer.
   *
   * @throws BadForwardedException when they cannot be read or contradict each other
   */
  static ForwardedHeaders read(HttpFields fields, TrustedPeers trusted) {
    Said said = new Said(trusted);
    List<ForwardedElement> elements = new ArrayList<>();
    List<String> hops = new ArrayList<>();
    List<String> hosts = new ArrayList<>();
    for (HttpField field : fields) {
      String value = field.getValue() == null ? "" : field.getValue();
      switch (field.getLowerCaseName()) {
        case "forwarded" -> elements.addAll(ForwardedElement.parse(value));
        case "x-forwarded-for" -> hops.addAll(list(value));
        case "x-forwarded-host" -> hosts.addAll(list(value));
        case "x-forwarded-port" -> list(value).forEach(said::port);
        case "x-forwarded-proto" -> list(value).forEach(said::scheme);
        case "x-forwarded-protocol" ->
            said.scheme(value.strip().equalsIgnoreCase("ssl") ? "https" : value.strip());
        case "x-forwarded-ssl" ->
            said.scheme(value.strip().equalsIgnoreCase("on") ? "https" : "http");
        default -> {}
      }
    }
    if (!hops.isEmpty()) {
      said.hops(hops);
    }
    if (!hosts.isEmpty()) {
      said.host(outermost(hosts, said.trustedHops));
    }
    if (!elements.isEmpty()) {
      said.elements(elements);
    }
    return said.headers();
  }

  private static List<String> list(String value) {
    List<String> items = new ArrayList<>();
    for (String item : value.split(",", -1)) {
      // A list may have empty elements, which count for nothing (RFC 9110, section 5.6.1).
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  // Each trusted proxy has appended one, so the client's proxy is as many places from the right.
  private static String outermost(List<String> items, int trustedHops) {
    return items.get(Math.max(0, items.size() - 1 - trustedHops));
  }

  private static BadForwardedException bad(String what) {
    return new BadForwardedException(what);
  }

  /** Gathers it, and finds contradictions. */
  private static final class Said {
    private final TrustedPeers trusted;
    private @Nullable String scheme;
    private @Nullable String host;
    private int hostPort;
    private int port;
    private @Nullable Hop client;
    private int trustedHops;

    Said(TrustedPeers trusted) {
      this.trusted = trusted;
    }

    void scheme(String value) {
      String said = value.toLowerCase(Locale.ROOT);
      if (!said.equals("http") && !said.equals("https")) {
        throw bad("forwarded scheme is neither http nor https");
      }
      if (scheme != null && !scheme.equals(said)) {
        throw bad("forwarded schemes contradict each other");
      }
      scheme = said;
    }

    void host(String value) {
      HostPort said;
      try {
        said = new HostPort(value);
      } catch (IllegalArgumentException e) {
        throw bad("forwarded host cannot be read");
      }
      if (value.isEmpty()
          || value.chars().anyMatch(c -> c <= ' ' || "/?#@\\\"<>".indexOf(c) >= 0)) {
        throw bad("forwarded host cannot be read");
      }
      if (host != null && !(host.equalsIgnoreCase(said.getHost()) && hostPort == said.getPort(0))) {
        throw bad("forwarded hosts contradict each other");
      }
      host = said.getHost();
      hostPort = said.getPort(0);
    }

    void port(String value) {
      // The JDK reads a sign and digits of other scripts, too.
      if (value.isEmpty()
          || value.length() > 5
          || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw bad("forwarded port is not a number");
      }
      int said = Integer.parseInt(value);
      if (said < 1 || said > 65535) {
        throw bad("forwarded port is not 1 to 65535");
      }
      if (port != 0 && port != said) {
        throw bad("forwarded ports contradict each other");
      }
      port = said;
    }

    void hops(List<String> nodes) {
      Hop found = null;
      int passed = 0;
      for (int i = nodes.size() - 1; i >= 0; i--) {
        Hop hop = Hop.parse(nodes.get(i));
        if (hop.address() == null) {
          // Not told: whoever spoke to the proxy before is the best that is known.
          break;
        }
        found = hop;
        if (!trusted.contains(hop.address())) {
          break;
        }
        passed++;
      }
      if (client != null && found != null && !Objects.equals(client.address(), found.address())) {
        throw bad("forwarded client addresses contradict each other");
      }
      if (found != null) {
        client = found;
      }
      trustedHops = Math.min(passed, nodes.size() - 1);
    }

    void elements(List<ForwardedElement> elements) {
      List<String> nodes = new ArrayList<>();
      for (ForwardedElement element : elements) {
        nodes.add(element.node() == null ? "unknown" : element.node());
      }
      hops(nodes);
      ForwardedElement said = elements.get(elements.size() - 1 - trustedHops);
      if (said.proto() != null) {
        scheme(said.proto());
      }
      if (said.host() != null) {
        host(said.host());
      }
    }

    ForwardedHeaders headers() {
      Hop known = client;
      return new ForwardedHeaders(
          scheme,
          host,
          hostPort > 0 ? hostPort : port,
          known == null ? null : known.address(),
          known == null ? -1 : known.port());
    }
  }
}
