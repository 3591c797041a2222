package io.junicorn.container.launch;

import io.junicorn.container.config.BindAddress;
import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.ListenSettings;
import io.junicorn.container.config.LogSettings;
import io.junicorn.container.config.ManagementSettings;
import io.junicorn.container.config.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of {@code --check-config}: everything as given, but on free ports of the loopback
 * interface, without a management port, an access log and the folder of sessions, so that it can
 * run beside the server that it is meant for.
 */
final class CheckedSettings {
  private static final HostPort FREE = new HostPort("127.0.0.1", 0);

  private CheckedSettings() {}

  static Settings of(Settings given) {
    Map<String, Settings> contexts = new HashMap<>();
    given.contexts().forEach((path, own) -> contexts.put(path, of(own, Map.of())));
    return of(given, contexts);
  }

  private static Settings of(Settings given, Map<String, Settings> contexts) {
    ListenSettings listen = given.listen();
    LogSettings log = given.log();
    return new Settings(
        new ListenSettings(
            elsewhere(listen.bind()),
            listen.http2(),
            listen.h2cUpgrade(),
            listen.unixMode(),
            listen.maxConnections(),
            listen.backlog(),
            listen.keepAlive(),
            listen.headerTimeout()),
        given.tls(),
        given.trust(),
        given.work(),
        given.stalls(),
        given.deadlines(),
        given.limits(),
        given.deploy(),
        given.sessions().withoutDisk(),
        given.content(),
        given.patch(),
        new LogSettings("off", log.accessLogFormat(), log.errorLog(), log.logLevel()),
        new ManagementSettings(
            Optional.empty(), given.management().managementToken(), Optional.empty()),
        contexts,
        given.structured());
  }

  /** The same schemes, so that a certificate is read. */
  private static List<BindAddress> elsewhere(List<BindAddress> addresses) {
    return addresses.stream()
        .map(
            address ->
                switch (address) {
                  case BindAddress.Tcp tcp -> new BindAddress.Tcp(tcp.scheme(), FREE);
                  case BindAddress.Unix _ -> new BindAddress.Tcp(BindAddress.Scheme.HTTP, FREE);
                })
        .map(BindAddress.class::cast)
        .toList();
  }
}
