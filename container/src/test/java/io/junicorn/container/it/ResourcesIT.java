package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.ComputeServlet;
import io.junicorn.container.it.app.ResourceServlet;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.metrics.Meters;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sources and environment entries of the configuration, on a real PostgreSQL. */
class ResourcesIT {
  /** Waits for whoever holds the lock, and gives it back at once. */
  private static final String TAKE_LOCK = "select pg_advisory_xact_lock_shared(7)::text || 'done'";

  private static final String FORMAT = "%(q)s %(parked)s %(parked-datasource)s %(on-carrier)s";

  @TempDir private static Path folder;
  private static Path log;
  private static EmbeddedPostgres postgres;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() throws IOException {
    log = folder.resolve("access.log");
    postgres = EmbeddedPostgres.start();
    Path home = Distribution.withJarsOf(folder.resolve("home"), org.postgresql.Driver.class);
    Path secret = Files.writeString(folder.resolve("secret"), "postgres\n");
    String url = postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
    Path config =
        Files.writeString(
            folder.resolve("junicorn.properties"),
            """
            datasource.jdbc/shop.url = %1$s
            datasource.jdbc/shop.username = postgres
            datasource.jdbc/shop.password-file = %2$s
            datasource.jdbc/shop.maximum-pool-size = 5
            datasource.jdbc/one.url = %1$s
            datasource.jdbc/one.username = postgres
            datasource.jdbc/one.password = postgres
            datasource.jdbc/one.driver = org.postgresql.Driver
            datasource.jdbc/one.maximum-pool-size = 1
            datasource.jdbc/one.connection-timeout = 500ms
            datasource.jdbc/one.property.ApplicationName = one-of-junicorn
            env-entry.max-items = 5
            env-entry.ratio = Double:0.5
            env-entry.greeting = hello
            """
                .formatted(url, secret));
    Path plain =
        TestWar.of(ResourceServlet.class, ComputeServlet.class).write(folder.resolve("ROOT.war"));
    Path declaring =
        TestWar.of(ResourceServlet.class)
            .webXml(
                "<env-entry><env-entry-name>max-items</env-entry-name><env-entry-type>"
                    + "java.lang.Integer</env-entry-type><env-entry-value>3</env-entry-value>"
                    + "</env-entry>"
                    + "<env-entry><env-entry-name>own</env-entry-name><env-entry-type>"
                    + "java.lang.String</env-entry-type><env-entry-value>mine</env-entry-value>"
                    + "</env-entry>"
                    + "<resource-ref><res-ref-name>jdbc/one</res-ref-name><res-type>"
                    + "javax.sql.DataSource</res-type></resource-ref>")
            .write(folder.resolve("declaring.war"));
    Path old = TestWar.of(ResourceServlet.class).javax().write(folder.resolve("old.war"));
    server =
        JunicornProcess.serving(plain, declaring, old, "/new=" + plain, "/hurried=" + plain)
            .of(home)
            .with("--set", "context./new.environment=ee11")
            .with("--set", "context./hurried.timeout=300ms")
            .with("--set", "context./hurried.server-timing=true")
            .with("--config", config.toString())
            .with("--access-log", log.toString(), "--access-log-format", FORMAT)
            .start();
    management = server.management();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    postgres.close();
  }

  private static HttpResponse<String> ask(String context, String query) {
    return Http.get(server.uri(context + "/resource?" + query));
  }

  private static String sql(String text) {
    return "sql=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Holds what {@link #TAKE_LOCK} waits for. */
  private static Connection hold() throws SQLException {
    Connection connection = postgres.getPostgresDatabase().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(7)");
    }
    return connection;
  }

  @Test
  void aDataSourceIsInjectedAndLookedUpInEveryWebApplication() {
    for (String context : List.of("", "/declaring", "/old", "/new")) {
      assertThat(ask(context, sql("select 'injected'")).body()).isEqualTo("injected");
      assertThat(ask(context, "name=jdbc/shop&" + sql("select 'found'")).body()).isEqualTo("found");
      assertThat(
              ask(context, "name=jdbc/one&" + sql("select current_setting('application_name')"))
                  .body())
          .isEqualTo("one-of-junicorn");
    }
  }

  @Test
  void environmentEntriesHaveTheTypeOfWebXmlElseTheirOwn() {
    assertThat(ask("", "name=max-items").body()).isEqualTo("java.lang.String 5");
    assertThat(ask("/declaring", "name=max-items").body()).isEqualTo("java.lang.Integer 5");
    assertThat(ask("/declaring", "name=own").body()).isEqualTo("java.lang.String mine");
    assertThat(ask("/old", "name=max-items").body()).isEqualTo("java.lang.String 5");
    assertThat(ask("/new", "name=ratio").body()).isEqualTo("java.lang.Double 0.5");
    assertThat(ask("", "name=ratio").body()).isEqualTo("java.lang.Double 0.5");
    assertThat(ask("", "name=greeting").body()).isEqualTo("java.lang.String hello");
  }

  @Test
  void waitingForAConnectionIsVisible() throws Exception {
    String shop = "datasource=\"jdbc/shop\"";
    double before = management.metric("junicorn_datasource_wait_seconds_count", shop);
    CompletableFuture<List<String>> answers;
    try (Connection held = hold()) {
      answers =
          CompletableFuture.supplyAsync(
              () -> Load.parallel(50, _ -> ask("", sql(TAKE_LOCK)).body()));
      management.awaitMetric(45, "junicorn_datasource_waiting", shop);
      management.awaitMetric(5, "hikaricp_connections_active", "pool=\"jdbc/shop\"");
      assertThat(held.isValid(1)).isTrue();
    }
    assertThat(answers.get()).hasSize(50).containsOnly("done");
    management.awaitMetric(0, "junicorn_datasource_waiting", shop);
    assertThat(management.metric("junicorn_datasource_wait_seconds_count", shop) - before)
        .isEqualTo(50);
    assertThat(management.samples("junicorn_datasource_wait_seconds_bucket", shop, "le=\"0.001\""))
        .hasSize(1);
    assertThat(management.get("/metrics").body())
        .contains(
            "# HELP junicorn_datasource_waiting " + Meters.DATASOURCE_WAITING.description(),
            "# HELP junicorn_datasource_wait_seconds " + Meters.DATASOURCE_WAIT.description());
  }

  @Test
  void whoWaitsTooLongIsToldThePoolTheWaitersAndTheLimit() throws Exception {
    CompletableFuture<HttpResponse<String>> first;
    try (Connection held = hold()) {
      first = CompletableFuture.supplyAsync(() -> ask("", "name=jdbc/one&" + sql(TAKE_LOCK)));
      management.awaitMetric(1, "hikaricp_connections_active", "pool=\"jdbc/one\"");
      HttpResponse<String> second = ask("", "name=jdbc/one&" + sql(TAKE_LOCK));
      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.body())
          .contains("jdbc/one", "500 ms", "1 of 1 in use", "1 waiting", "maximum-pool-size");
      assertThat(held.isValid(1)).isTrue();
    }
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  @Test
  void whatItWaitedIsInTheAccessLogTheMetersAndTheHeader() {
    HttpResponse<String> told = ask("/hurried", "told&" + sql("select 'fine'"));
    assertThat(told.body()).isEqualTo("fine");
    assertThat(told.headers().firstValue("Server-Timing").orElse(""))
        .matches("queue;dur=[\\d.]+, parked-datasource;dur=[\\d.]+, head;dur=[\\d.]+");
    assertThat(ask("", sql("select 'fine'")).headers().firstValue("Server-Timing")).isEmpty();
    assertThat(lineOf("told&"))
        .matches("told&\\S+ (\\d+\\.\\d{6}) \\1 (-|~.*)")
        .doesNotContain(" 0.000000");
    assertThat(
            management.metric(
                "junicorn_requests_parked_seconds_count",
                "kind=\"datasource\"",
                "context=\"/hurried\""))
        .isPositive();
  }

  @Test
  void timeOnTheCarrierIsAnEstimateOfSamples() {
    assertThat(Http.get(server.uri("/compute?ms=1000")).body()).isEqualTo("computed");
    assertThat(lineOf("ms=1000")).matches("ms=1000 0\\.000000 0\\.000000 ~[01]\\.\\d{6}");
    assertThat(
            management.metric("junicorn_requests_on_carrier_estimate_seconds_sum", "context=\"/\""))
        .isBetween(0.5, 10.0);
  }

  private static String lineOf(String query) {
    return await()
        .until(
            () -> Files.readAllLines(log).stream().filter(l -> l.startsWith(query)).toList(),
            lines -> !lines.isEmpty())
        .getFirst();
  }

  /** The connection-timeout of the pool is 30 s. */
  @Test
  void whoseDeadlineIsOverWaitsNoLonger() throws Exception {
    CompletableFuture<List<String>> others;
    try (Connection held = hold()) {
      others =
          CompletableFuture.supplyAsync(
              () -> Load.parallel(5, _ -> ask("", sql(TAKE_LOCK)).body()));
      management.awaitMetric(5, "hikaricp_connections_active", "pool=\"jdbc/shop\"");
      assertThat(ask("/hurried", sql(TAKE_LOCK)).statusCode()).isEqualTo(503);
      management.awaitMetric(0, "junicorn_datasource_waiting", "datasource=\"jdbc/shop\"");
      assertThat(management.metric("hikaricp_connections_active", "pool=\"jdbc/shop\""))
          .isEqualTo(5);
      assertThat(held.isValid(1)).isTrue();
    }
    assertThat(others.get()).hasSize(5).containsOnly("done");
  }

  @Test
  void theStartSaysWhichPoolsAreNarrowAndNoPassword() {
    assertThat(server.output())
        .containsOnlyOnce("worker-connections is 1000")
        .contains("jdbc/one (1), jdbc/shop (5)")
        .doesNotContain("password=");
  }
}
