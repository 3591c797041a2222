package io.junicorn.loadtests.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.junicorn.docker.CompanyDatabase;
import io.junicorn.docker.Docker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sample on a PostgreSQL in a container, with a network between them that fails: everybody gets
 * an answer, nothing is left behind, and the server itself goes on.
 */
class FaultyDatabaseIT {
  private static final String FEED = "/feed?user=1&format=json";
  // The sample's answer when its pool had no connection for it in ten seconds.
  private static final String BUSY = "The database is busy, try again.\n";
  // The sample's pool.
  private static final int POOL = 20;

  private static @Nullable CompanyDatabase shared;

  private @Nullable FaultyNetwork faultyNetwork;
  private @Nullable Application running;

  @RegisterExtension
  final AfterTestExecutionCallback logOnFailure =
      context -> {
        if (context.getExecutionException().isPresent() && running != null) {
          System.err.println(running.output());
        }
      };

  @BeforeAll
  static void startDatabase() {
    if (Docker.available().isEmpty()) {
      shared = CompanyDatabase.start();
    }
  }

  /** In front of each test, not of the class: so each of them is reported as skipped. */
  @BeforeEach
  void start() throws IOException {
    Optional<String> reason = Docker.available();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    faultyNetwork = FaultyNetwork.to(database()::address);
    running = Application.start(database(), network());
  }

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
    if (faultyNetwork != null) {
      faultyNetwork.close();
    }
  }

  @AfterAll
  static void stopDatabase() {
    if (shared != null) {
      shared.close();
    }
  }

  private static CompanyDatabase database() {
    return Objects.requireNonNull(shared);
  }

  private FaultyNetwork network() {
    return Objects.requireNonNull(faultyNetwork);
  }

  private Application application() {
    return Objects.requireNonNull(running);
  }

  /** The right answer, asked for while nothing is wrong. */
  private String feed() {
    HttpResponse<String> answer = application().get(FEED);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"user\":1,\"posts\":[{\"id\":");
    return answer.body();
  }

  private List<CompletableFuture<HttpResponse<String>>> sendFeeds(int count) {
    return application().send(count, FEED);
  }

  private void assertRecovered(String feed) {
    assertThat(Application.join(sendFeeds(60)))
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).isEqualTo(feed);
            });
    application().awaitIdle();
  }

  private static void assertAnswered(HttpResponse<String> answer, String feed) {
    if (answer.statusCode() == 200) {
      assertThat(answer.body()).isEqualTo(feed);
    } else {
      assertThat(answer.statusCode()).isBetween(500, 599);
    }
  }

  @Test
  void aSlowNetworkMakesRequestsWaitForThePoolAndNothingElse() {
    String feed = feed();
    network().latency(Duration.ofMillis(100));
    List<HttpResponse<String>> answers = Application.join(sendFeeds(300));
    assertThat(answers)
        .allSatisfy(
            answer -> {
              if (answer.statusCode() == 503) {
                assertThat(answer.body()).isEqualTo(BUSY);
              } else {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(feed);
              }
            });
    assertThat(answers).anyMatch(answer -> answer.statusCode() == 200);
    assertThat(network().connections()).as("the pool").isBetween(2, POOL);
    application().awaitIdle();
  }

  @Test
  void everybodyGetsAnAnswerWhenAllConnectionsAreCut() {
    String feed = feed();
    network().latency(Duration.ofMillis(200));
    List<CompletableFuture<HttpResponse<String>>> answers = sendFeeds(100);
    application().awaitGauge("junicorn_requests_active", 100);
    network().cutAll();
    assertThat(Application.join(answers)).allSatisfy(answer -> assertAnswered(answer, feed));
    application().awaitIdle();
    network().latency(Duration.ZERO);
    assertRecovered(feed);
  }

  @Test
  void aCutInTheMiddleOfAQueryFailsThatRequestAndNoOther() throws SQLException {
    String feed = feed();
    List<CompletableFuture<HttpResponse<String>>> answers;
    try (Connection locker = connect();
        Connection observer = connect()) {
      locker.setAutoCommit(false);
      execute(locker, "LOCK TABLE posts IN ACCESS EXCLUSIVE MODE");
      answers = sendFeeds(100);
      application().awaitGauge("junicorn_requests_active", 100);
      await().until(() -> waitingForLocks(observer), count -> count == POOL);
      network().cutAll();
      // The others take new connections and wait for the lock in their turn.
      await().until(() -> failed(answers), count -> count == POOL);
      locker.rollback();
    }
    assertThat(Application.join(answers)).allSatisfy(answer -> assertAnswered(answer, feed));
    assertThat(failed(answers)).isEqualTo(POOL);
    application().awaitIdle();
    assertRecovered(feed);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database().jdbcUrl(), database().user(), database().password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int waitingForLocks(Connection observer) throws SQLException {
    try (Statement statement = observer.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static long failed(List<CompletableFuture<HttpResponse<String>>> answers) {
    return answers.stream()
        .filter(CompletableFuture::isDone)
        .filter(answer -> answer.join().statusCode() >= 500)
        .count();
  }

  @Test
  void theServerGoesOnWhileTheDatabaseHangs() {
    String feed = feed();
    network().hang(true);
    List<CompletableFuture<HttpResponse<String>>> answers = sendFeeds(200);
    application().awaitGauge("junicorn_requests_active", 200);
    application().awaitGauge("junicorn_greenlets_active", 200);
    assertThat(Application.join(application().send(50, "/hello")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(application().management("/livez").statusCode()).isEqualTo(200);
    assertThat(application().management("/readyz").statusCode()).isEqualTo(200);
    assertThat(application().management("/status").statusCode()).isEqualTo(200);
    assertThat(answers).noneMatch(CompletableFuture::isDone);
    network().hang(false);
    assertThat(Application.join(answers)).allSatisfy(answer -> assertAnswered(answer, feed));
    application().awaitIdle();
    assertRecovered(feed);
  }

  @Test
  void theApplicationRecoversWhenTheDatabaseIsStoppedAndStarted() {
    String feed = feed();
    assertRecovered(feed);
    database().pause();
    try {
      assertThat(Application.join(sendFeeds(40)))
          .allSatisfy(answer -> assertThat(answer.statusCode()).isBetween(500, 599));
      assertThat(application().get("/hello").statusCode()).isEqualTo(200);
      assertThat(application().management("/readyz").statusCode()).isEqualTo(200);
      application().awaitIdle();
    } finally {
      database().resume();
    }
    await().until(() -> application().get(FEED).statusCode() == 200);
    assertRecovered(feed);
  }
}
