package io.junicorn.container.it;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources that cannot be had stop the start, with one line. */
class ResourceRefusalsIT {
  @TempDir private Path folder;

  @Test
  void aDriverThatIsNotThereIsNamedWithItsPlace() {
    Path war = TestWar.of(HitServlet.class).write(folder.resolve("hit.war"));
    Cli.serve("--set", "datasource.jdbc/shop.url=jdbc:postgresql://db/shop?password=x1y2", war)
        .assertUsageError("datasource.jdbc/shop.url", "jdbc:postgresql://db/shop?...", "lib/ext");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() throws IOException {
    Path home = Distribution.withJarsOf(folder.resolve("home"), org.postgresql.Driver.class);
    Path war = TestWar.of(HitServlet.class).write(folder.resolve("hit.war"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/shop";
    Cli.serveBy(home, "--set", "datasource.jdbc/shop.url=" + url + "?password=x1y2", war)
        .assertCannotStart("datasource.jdbc/shop.url", url, "refused");
  }

  @Test
  void aResourceThatAWebXmlNeedsIsNamed() {
    Path war =
        TestWar.of(HitServlet.class)
            .webXml(
                "<resource-ref><res-ref-name>jdbc/other</res-ref-name><res-type>"
                    + "javax.sql.DataSource</res-type></resource-ref>")
            .write(folder.resolve("needy.war"));
    Cli.serve(war).assertCannotStart("needy.war", "jdbc/other", "datasource.jdbc/other.url");
  }

  @Test
  void anEntryThatIsNotOfTheTypeOfWebXmlIsNamed() {
    Path war =
        TestWar.of(HitServlet.class)
            .webXml(
                "<env-entry><env-entry-name>max-items</env-entry-name><env-entry-type>"
                    + "java.lang.Integer</env-entry-type></env-entry>")
            .write(folder.resolve("typed.war"));
    Cli.serve("--set", "env-entry.max-items=many", war)
        .assertCannotStart("env-entry.max-items", "'many'", "Integer", "typed.war");
  }
}
