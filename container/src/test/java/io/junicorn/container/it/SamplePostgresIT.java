package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The feed of the sample on a real PostgreSQL: blocking JDBC over a real socket. */
class SamplePostgresIT {
  @Test
  void theFeedIsReadAndWrittenByManyAtOnce() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        JunicornProcess server =
            JunicornProcess.serving("/=" + Distribution.sample())
                .environment("LEGACY_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"))
                .environment("LEGACY_JDBC_USER", "postgres")
                .environment("LEGACY_JDBC_PASSWORD", "postgres")
                .start()) {
      assertThat(server.output()).contains("LEGACY_JDBC_URL");
      assertThat(
              Http.post(
                      server.uri("/feed"),
                      "application/x-www-form-urlencoded",
                      "user=3&text=written+to+postgres")
                  .statusCode())
          .isEqualTo(302);
      // More than the 20 connections of the sample's pool: some wait for one.
      List<String> feeds =
          Load.parallel(60, _ -> Http.get(server.uri("/feed?user=3&format=json")).body());
      assertThat(feeds).hasSize(60).allMatch(feed -> feed.contains("written to postgres"));
      server.management().awaitIdle();
    }
  }
}
