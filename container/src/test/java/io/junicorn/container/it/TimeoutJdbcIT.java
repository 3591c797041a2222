package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.greenlet.Timeout;
import io.junicorn.greenlet.TimeoutExpiredException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A timeout over a query of a real PostgreSQL, through its own driver. */
class TimeoutJdbcIT {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aQueryIsCutItsConnectionIsBrokenAndTheNextOneWorks() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Greenlet<Boolean> cut = Greenlets.spawn(() -> cutAndClosed(postgres));
      assertThat(cut.get()).isTrue();

      Greenlet<Boolean> next =
          Greenlets.spawn(() -> Timeout.call(SHORT.multipliedBy(100), () -> sleeps(postgres, 0)));
      assertThat(next.get()).isTrue();
    }
  }

  private static boolean cutAndClosed(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      assertThatExceptionOfType(TimeoutExpiredException.class)
          .isThrownBy(() -> Timeout.call(SHORT, () -> statement.execute("select pg_sleep(60)")))
          .withCauseInstanceOf(SQLException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      return connection.isClosed();
    }
  }

  private static boolean sleeps(EmbeddedPostgres postgres, int seconds) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.execute("select pg_sleep(" + seconds + ")");
    }
  }
}
