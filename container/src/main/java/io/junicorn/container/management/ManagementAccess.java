package io.junicorn.container.management;

import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the management port: with a token whoever has it, without one whoever is on this
 * machine. Immutable; used by the threads of that port.
 *
 * <p>Without a token a browser of this machine is the way in, so pages answer only to a {@code
 * Host} that is an address or a name of this machine (a name of somebody else's may point here: DNS
 * rebinding), and a change must not come from another site's page ({@code Origin}, RFC 6454).
 */
final class ManagementAccess {
  private static final String SCHEME = "bearer ";

  private final boolean loopback;
  private final String boundHost;
  private final Optional<Secret> token;

  /**
   * The rules of one port.
   *
   * @param address where it listens
   * @param token what must follow {@code Authorization: Bearer}, if anything
   */
  ManagementAccess(HostPort address, Optional<Secret> token) {
    this.loopback = isLoopback(address.host());
    this.boundHost = address.host().toLowerCase(Locale.ROOT);
    this.token = token;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Opening the port will say so.
      return false;
    }
  }

  /** Why a request may not have a page; empty when it may. */
  Optional<Denial> denial(Request request, Need need) {
    if (need == Need.NOTHING) {
      return Optional.empty();
    }
    if (token.isEmpty() && !loopback) {
      return Optional.of(
          new Denial(
              HttpStatus.FORBIDDEN_403,
              "off loopback this page needs a token: set management-token"));
    }
    if (token.isPresent() && !hasToken(request)) {
      return Optional.of(
          new Denial(
              HttpStatus.UNAUTHORIZED_401,
              "send Authorization: Bearer and the value of management-token"));
    }
    if (token.isEmpty() && !isLocalName(Request.getServerName(request))) {
      return Optional.of(
          new Denial(
              HttpStatus.FORBIDDEN_403,
              "the Host '"
                  + Request.getServerName(request)
                  + "' is no address and not localhost: use one of these, or set management-token"));
    }
    if (need == Need.CHANGE && !isSameOrigin(request)) {
      return Optional.of(
          new Denial(HttpStatus.FORBIDDEN_403, "no changes by pages of another site"));
    }
    return Optional.empty();
  }

  /** Whether the request has the token; false when none is set. */
  boolean hasToken(Request request) {
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (given == null || !given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String candidate = given.substring(SCHEME.length()).strip();
    return token.map(t -> t.matches(candidate)).orElse(false);
  }

  /** What the asker may see of what a greenlet serves: without the token no values of queries. */
  UnaryOperator<String> words(Request request) {
    return hasToken(request) ? UnaryOperator.identity() : QueryMask::mask;
  }

  private boolean isLocalName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals(boundHost)
        || name.startsWith("[")
        || name.indexOf(':') >= 0
        || isIpv4(name);
  }

  private static boolean isIpv4(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /** Programs send no Origin; a browser does with each POST (Fetch standard, section 3.1). */
  private static boolean isSameOrigin(Request request) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null) {
      String site = request.getHeaders().get("Sec-Fetch-Site");
      return site == null || site.equals("same-origin") || site.equals("none");
    }
    return origin.equals(
        request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority());
  }
}
