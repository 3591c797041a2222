package io.junicorn.loadtests.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run is judged by: each fault is seen. */
class RollingReportTest {
  private static RollingReport report(
      long sent, int resent, List<Integer> exitCodes, List<String> lostUsers) {
    Tally tally = new Tally();
    tally.right(Work.HELLO, Duration.ofMillis(1));
    tally.right(Work.UPLOAD, Duration.ofMillis(1));
    return new RollingReport(
        Duration.ofSeconds(1), sent, tally, List.of(), exitCodes, 1, resent, 1, lostUsers);
  }

  @Test
  void whatIsAsItMustBeIsNoFault() {
    assertThat(report(2, 1, List.of(0, 0), List.of()).faults()).isEmpty();
  }

  @Test
  void aRequestOfWhichNobodyHeardIsAFault() {
    RollingReport report = report(3, 0, List.of(0, 0), List.of());
    assertThat(report.faults()).containsExactly("1 of 3 requests got no right answer");
    assertThat(report.text()).startsWith("3 requests in 1.0 s: 1 failed,");
  }

  @Test
  void anExitCodeIsAFault() {
    assertThat(report(2, 0, List.of(0, 137), List.of()).faults())
        .containsExactly("a server ended with exit code 137");
  }

  @Test
  void moreRequestsThatAreSentAgainThanUsualAreAFault() {
    assertThat(report(2, 2, List.of(0, 0), List.of()).faults())
        .containsExactly("2 requests were sent again, at most 1 are allowed");
  }

  @Test
  void aLostSessionIsAFault() {
    RollingReport report = report(2, 0, List.of(0, 0), List.of("visit 1 comes after 7"));
    assertThat(report.faults()).containsExactly("a user: visit 1 comes after 7");
    assertThat(report.text()).contains("  ! a user: visit 1 comes after 7\n");
  }
}
