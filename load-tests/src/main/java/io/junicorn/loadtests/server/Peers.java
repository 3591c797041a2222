package io.junicorn.loadtests.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All servers, in the order of reports: Junicorn first. */
public final class Peers {
  private static final String MAIN = "io.junicorn.loadtests.peers.";
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Set<Feature> ALL = EnumSet.allOf(Feature.class);
  private static final Set<Feature> NO_JSP = EnumSet.complementOf(EnumSet.of(Feature.JSP));
  private static final Set<Feature> POOL = EnumSet.complementOf(EnumSet.of(Feature.THOUSANDS));
  private static final Set<Feature> POOL_NO_JSP =
      EnumSet.complementOf(EnumSet.of(Feature.THOUSANDS, Feature.JSP));
  private static final Set<Feature> PYTHON =
      EnumSet.of(
          Feature.BASICS,
          Feature.UPSTREAM,
          Feature.HUNDREDS,
          Feature.THOUSANDS,
          Feature.KEEP_ALIVE,
          Feature.STREAMS);
  private static final Set<Feature> SYNC = EnumSet.of(Feature.BASICS, Feature.UPSTREAM);

  private Peers() {}

  /** Those that this version knows, whether or not they can be started here. */
  public static List<Peer> all(Home home) {
    return List.of(
        new JunicornPeer(home),
        jetty(home, "pool", "Jetty, thread pool", "its default pool of 200 threads", POOL),
        jetty(home, "virtual", "Jetty, virtual threads", "its mode with platform selectors", ALL),
        jetty(
            home,
            "all-virtual",
            "Jetty, all virtual",
            "VirtualThreadPool without a cap: no limit, threads serve several requests",
            ALL),
        new JvmPeer(
            home,
            "tomcat-virtual",
            "Tomcat, virtual threads",
            "connections and requests a connection without its default limits",
            Program.of("tomcat", "tomcat-embed-core", MAIN + "tomcat.PlainTomcat"),
            ALL),
        new JvmPeer(
            home,
            "undertow",
            "Undertow",
            "200 worker threads; it has no JSP",
            Program.of("undertow", "undertow-servlet", MAIN + "undertow.PlainUndertow"),
            POOL_NO_JSP),
        helidon(home),
        new GunicornPeer(
            home, "gevent", CORES, "a worker of 10,000 connections for each core", PYTHON),
        new GunicornPeer(home, "sync", 4, "4 workers, as in the tutorials", SYNC));
  }

  private static Peer jetty(
      Home home, String mode, String title, String configuration, Set<Feature> features) {
    Program program =
        new Program(
            "jetty", "jetty-server", MAIN + "jetty.PlainJetty", List.of(), List.of(mode), true);
    return new JvmPeer(home, "jetty-" + mode, title, configuration, program, features);
  }

  private static Peer helidon(Home home) {
    Program program =
        new Program(
            "helidon",
            "helidon-webserver",
            MAIN + "helidon.PlainHelidon",
            // It forbids all deserialization in its JVM, the management agent's included.
            List.of(
                "-Dhelidon.serialFilter.missing.action=ignore",
                "-Dhelidon.serialFilter.wrong.action=ignore",
                // Its pool asks a connection whether it lives at each borrow, as the sample's does.
                "-Dcom.zaxxer.hikari.aliveBypassWindowMs=0"),
            List.of(),
            false);
    return new JvmPeer(
        home, "helidon", "Helidon", "no servlets: handlers that do the same work", program, NO_JSP);
  }
}
