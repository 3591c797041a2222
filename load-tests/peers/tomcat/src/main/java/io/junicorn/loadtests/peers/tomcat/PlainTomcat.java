package io.junicorn.loadtests.peers.tomcat;

import io.junicorn.loadtests.peers.shared.PeerMain;
import io.junicorn.loadtests.peers.shared.TempFolder;
import io.junicorn.loadtests.peers.shared.TlsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.jsse.JSSEImplementation;

/**
 * The peer Tomcat on virtual threads, serving one WAR at the root.
 *
 * <p>Usage: {@code PlainTomcat PORT WAR}. What is not Tomcat's default:
 *
 * <ul>
 *   <li>{@code useVirtualThreads}: it is Tomcat's own mode for what is measured here;
 *   <li>{@code acceptCount} 2048, not 100: the same for all peers;
 *   <li>{@code maxConnections} 65,536, not 8192, which is below what some scenes open;
 *   <li>{@code maxKeepAliveRequests} -1, not 100, which would measure connection set-up;
 *   <li>{@code keepAliveTimeout} 75 s: the same for all;
 *   <li>{@code bindOnInit} false, as a graceful stop needs it and as Spring Boot has it;
 *   <li>with {@code -Dtls=FILE} TLS by the JDK, with {@code -Dhttp2=true} HTTP/2 in clear text,
 *       too;
 *   <li>with {@code -Dgraceful=true} a stop as Spring Boot makes it, see {@link GracefulStop}.
 * </ul>
 */
public final class PlainTomcat {
  private static final String USAGE = "PlainTomcat PORT WAR";

  // Held here: the JDK keeps loggers, and with them their levels, by weak references only.
  private static final Logger TOMCAT_LOG = Logger.getLogger("org.apache");

  private PlainTomcat() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw PeerMain.usage(USAGE);
    }
    Path war = PeerMain.war(arguments[1], USAGE);
    PeerMain.run(PeerMain.port(arguments[0], USAGE), port -> start(port, war));
  }

  private static void start(int port, Path war) throws IOException, LifecycleException {
    // Its own start-up lines only; the application logs as it does in the other peers.
    TOMCAT_LOG.setLevel(Level.WARNING);
    Path base = TempFolder.create();
    Files.createDirectory(base.resolve("webapps"));
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    Connector connector = connector(port);
    tomcat.setConnector(connector);
    Context context = tomcat.addWebapp("", war.toString());
    PeerMain.atExit(
        () -> {
          if (PeerMain.isGraceful()) {
            GracefulStop.of(tomcat, connector, context);
          }
          TempFolder.delete(base);
        });
    tomcat.start();
    if (context.getState() != LifecycleState.STARTED) {
      throw new LifecycleException("the web application did not start: " + war);
    }
  }

  private static Connector connector(int port) {
    Connector connector = new Connector();
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    set(connector, "address", "127.0.0.1");
    set(connector, "useVirtualThreads", "true");
    set(connector, "acceptCount", Integer.toString(PeerMain.BACKLOG));
    set(connector, "maxConnections", "65536");
    set(connector, "maxKeepAliveRequests", "-1");
    set(connector, "keepAliveTimeout", Integer.toString(PeerMain.IDLE_MILLIS));
    set(connector, "bindOnInit", "false");
    if (PeerMain.isHttp2()) {
      connector.addUpgradeProtocol(new Http2Protocol());
    }
    TlsFile.fromSettings().ifPresent(file -> secure(connector, file));
    return connector;
  }

  private static void secure(Connector connector, TlsFile file) {
    set(connector, "SSLEnabled", "true");
    set(connector, "sslImplementationName", JSSEImplementation.class.getName());
    connector.setScheme("https");
    connector.setSecure(true);
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystoreFile(file.path().toString());
    certificate.setCertificateKeystorePassword(file.password());
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
  }

  private static void set(Connector connector, String name, String value) {
    if (!connector.setProperty(name, value)) {
      throw new IllegalStateException("Tomcat knows no " + name);
    }
  }
}
