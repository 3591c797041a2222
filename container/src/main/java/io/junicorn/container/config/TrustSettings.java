package io.junicorn.container.config;

import java.util.List;

/** Whose word about the client counts. */
public record TrustSettings(
    @Setting(
            value = "127.0.0.1,::1",
            form = "CIDR,...|*",
            common = true,
            doc =
                "Peers whose Forwarded and X-Forwarded-* headers say scheme, host and client; those of others are ignored. Peers of a Unix socket are always trusted.")
        List<Cidr> forwardedAllowIps,
    @Setting(
            value = "off",
            form = "off|v1|v2|auto",
            doc =
                "PROXY protocol header at the beginning of each connection of proxy-allow-ips, and its version.")
        ProxyProtocol proxyProtocol,
    @Setting(
            value = "127.0.0.1,::1",
            form = "CIDR,...|*",
            aliases = "proxy-allow-from",
            doc = "Peers who send a PROXY protocol header, and must; one of others is refused.")
        List<Cidr> proxyAllowIps) {

  /** Versions of the PROXY protocol. */
  public enum ProxyProtocol {
    /** None is expected. */
    OFF,
    /** The text form. */
    V1,
    /** The binary form. */
    V2,
    /** Either. */
    AUTO
  }

  /** Copies the lists. */
  public TrustSettings {
    forwardedAllowIps = List.copyOf(forwardedAllowIps);
    proxyAllowIps = List.copyOf(proxyAllowIps);
  }
}
