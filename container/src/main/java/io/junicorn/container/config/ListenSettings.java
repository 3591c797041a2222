package io.junicorn.container.config;

import java.time.Duration;
import java.util.List;

/** Where and how connections are taken. */
public record ListenSettings(
    @Setting(
            value = "127.0.0.1:8000",
            form = "[http://|https://]HOST:PORT|unix:PATH",
            aliases = "b",
            common = true,
            doc =
                "Address to serve on; repeatable. Port 0 takes a free one. Without a scheme it is https when there is a certificate.")
        List<BindAddress> bind,
    @Setting(
            value = "true",
            form = "true|false",
            doc = "HTTP/2 beside HTTP/1.1: by ALPN over TLS, by prior knowledge in cleartext.")
        boolean http2,
    @Setting(
            value = "false",
            form = "true|false",
            doc =
                "Answers Upgrade: h2c in cleartext, too. Deprecated by RFC 9113: a proxy that passes it on loses sight of the requests.")
        boolean h2cUpgrade,
    @Setting(
            value = "600",
            form = "OCTAL",
            doc = "Permissions of a Unix socket: who may connect must be able to write.")
        FileMode unixMode,
    @Setting(
            value = "16384",
            form = "N",
            min = 1,
            common = true,
            doc = "Open connections, idle ones included; at the limit no more are accepted.")
        int maxConnections,
    @Setting(
            value = "2048",
            form = "N",
            min = 1,
            max = 65535,
            doc = "Connections that the kernel holds until they are accepted.")
        int backlog,
    @Setting(
            value = "75s",
            form = "DURATION",
            min = 1,
            aliases = "keepalive",
            common = true,
            doc = "How long a connection may stay idle.")
        Duration keepAlive,
    @Setting(
            value = "10s",
            form = "DURATION",
            min = 1,
            doc = "Time for the whole header of a request, however slowly it drips; then 408.")
        Duration headerTimeout) {

  /** Copies the list. */
  public ListenSettings {
    bind = List.copyOf(bind);
  }
}
