package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextSummaryTest {
  @Test
  void aSceneIsAnAlignedTableWithWhoIsMissing() {
    String text = TextSummary.of(Samples.run().scenes().get(2));
    assertThat(text)
        .startsWith("upstream-100ms-1000: GET /fetch?ms=100, 1,000 clients\n  server ")
        .contains("  gunicorn-sync skipped: not for 1,000 clients at once\n")
        .containsPattern("\n  jetty-pool +[\\d,]+ +[\\d.]+ +[\\d.]+ +x [\\d.]+ better\n");
  }

  @Test
  void aSkippedSceneSaysWhy() {
    assertThat(TextSummary.of(Samples.run().scenes().getLast()))
        .isEqualTo("database-20: A pool of 20 connections\n  skipped: no PostgreSQL here\n");
  }
}
