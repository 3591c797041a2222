package io.junicorn.loadtests.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class H2loadOutputTest {
  private static final Expected HELLO = Expected.exactly("Hello, world!\n");

  private static String output(String requests, String codes, String data) {
    return """
        starting benchmark...
        progress: 100%% done

        finished in 42.26ms, 94662.21 req/s, 1.92MB/s
        requests: %s timeout
        status codes: %s 5xx
        traffic: 82.22KB (84195) total, 9.28KB (9500) headers (space savings 90.10%%), %s data
                             min         max         mean         sd        +/- sd
        time for request:      129us     29.83ms      7.70ms      6.91ms    80.00%%
        """
        .formatted(requests, codes, data);
  }

  @Test
  void whatIsCompleteIsRight() throws LoadFailure {
    H2loadOutput found =
        H2loadOutput.of(
            output(
                "4000 total, 4000 started, 4000 done, 4000 succeeded, 0 failed, 0 errored, 0",
                "4000 2xx, 0 3xx, 0 4xx, 0",
                "54.69KB (56000)"));
    assertThat(found).isEqualTo(new H2loadOutput(0.04226, 4000, 4000, 56000));
    LoadResult result = found.result(4000, HELLO);
    assertThat(result.correct()).isEqualTo(4000);
    assertThat(result.wrong()).isZero();
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void oneByteTooManyMakesAllUnbelievable() throws LoadFailure {
    LoadResult result = new H2loadOutput(1, 10, 10, 141).result(10, HELLO);
    assertThat(result.correct()).isZero();
    assertThat(result.wrong()).isEqualTo(10);
    assertThat(result.problems())
        .containsExactly("wrong bodies: 141 bytes for 10 answers of 14 to 14");
  }

  @Test
  void refusalsAndBrokenStreamsAreWrong() throws LoadFailure {
    LoadResult refused = new H2loadOutput(1, 7, 7, 140).result(10, HELLO);
    assertThat(refused.correct()).isEqualTo(7);
    assertThat(refused.wrong()).isEqualTo(3);
    assertThat(refused.problems())
        .containsExactly("7 of 10 requests were answered with 2xx, 7 streams ended well");
    assertThat(new H2loadOutput(1, 9, 10, 140).result(10, HELLO).correct()).isEqualTo(9);
  }

  @Test
  void oneFailureDoesNotExcuseEmptyBodies() throws LoadFailure {
    LoadResult result = new H2loadOutput(1, 9, 9, 0).result(10, HELLO);
    assertThat(result.correct()).isZero();
    assertThat(result.problems()).contains("wrong bodies: 0 bytes for 9 answers of 14 to 14");
  }

  @Test
  void outputWithoutCountsIsNamed() {
    assertThatThrownBy(() -> H2loadOutput.of("Could not connect"))
        .isInstanceOf(LoadFailure.class)
        .hasMessageContaining("Could not connect");
  }
}
