package io.junicorn.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.docker.CompanyDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** Two containers and a PostgreSQL: a login survives the container that it was made in. */
class SharedSessionsIT {
  private static final String FORM = "application/x-www-form-urlencoded";

  @BeforeEach
  void needsTheImage() {
    Image.assumeBuilt();
  }

  /** The user's image: the sample, and the driver that the server's own pool needs. */
  private static String image() {
    CodeSource driver = org.postgresql.Driver.class.getProtectionDomain().getCodeSource();
    return OwnImage.build(
        List.of(
            new OwnImage.Copy(Image.sample(), "/webapps/ROOT.war"),
            new OwnImage.Copy(Path.of(driver.getLocation().getPath()), "/opt/junicorn/lib/ext/")));
  }

  private static ImageServer replica(String image, CompanyDatabase database, String node) {
    return ImageServer.start(
        image, ImageServer.READY, container -> configure(container, database, node));
  }

  /** A file in place of the image's own, and the password from a file, as a Secret is. */
  private static void configure(
      GenericContainer<?> container, CompanyDatabase database, String node) {
    String settings =
        """
        bind = 0.0.0.0:8000
        management = 0.0.0.0:9000
        webapps = /webapps
        session-store = jdbc
        session-datasource = sessions
        datasource.sessions.url = %s
        datasource.sessions.username = %s
        datasource.sessions.password-file = /run/secrets/sessions
        """
            .formatted(database.jdbcUrlInside(), database.user());
    container
        .withEnv("JUNICORN_NODE_NAME", node)
        .withCopyToContainer(Transferable.of(settings), "/etc/junicorn/junicorn.properties")
        .withCopyToContainer(Transferable.of(database.password()), "/run/secrets/sessions");
  }

  @Test
  void aLoginSurvivesTheContainerThatServedIt() {
    String image = image();
    try (CompanyDatabase database = CompanyDatabase.start();
        ImageServer second = replica(image, database, "pod-2")) {
      String cookie;
      try (ImageServer first = replica(image, database, "pod-1")) {
        HttpResponse<String> login =
            first
                .send(
                    HttpRequest.newBuilder(first.uri(ImageServer.APPLICATION, "/login"))
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString("user=alice&password=wonderland"))
                        .build())
                .join();
        assertThat(login.statusCode()).isEqualTo(302);
        cookie =
            Objects.requireNonNull(
                login.headers().allValues("Set-Cookie").getLast().split(";", 2)[0]);
        assertThat(cookie).endsWith(".pod-1");
        assertThat(account(first, cookie).body()).contains("alice");
        first.signal("KILL");
        assertThat(first.exitCode()).isEqualTo(137);
      }
      assertThat(account(second, cookie).statusCode()).isEqualTo(200);
      assertThat(account(second, cookie).body()).contains("alice");
    }
  }

  private static HttpResponse<String> account(ImageServer server, String cookie) {
    return server
        .send(
            HttpRequest.newBuilder(server.uri(ImageServer.APPLICATION, "/account"))
                .header("Cookie", cookie)
                .build())
        .join();
  }
}
