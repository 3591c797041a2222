package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.MeetingUpstream;
import io.junicorn.container.it.support.Parked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample that spawns greenlets, beside the one that knows nothing of them. */
class GreenletSampleIT {
  private static JunicornProcess start(String upstream) {
    return JunicornProcess.serving(
            "/=" + Distribution.sample(), "/greenlets=" + Distribution.greenletSample())
        .environment("GREENLETS_UPSTREAM", upstream)
        .start();
  }

  @Test
  void theFiveCallsOfTheDashboardAreUnderWayAtOnce() {
    try (MeetingUpstream upstream = MeetingUpstream.ofGroups(5);
        JunicornProcess server = start(upstream.url())) {
      assertThat(server.get("/greenlets/dashboard?ms=500"))
          .contains("orders", "stock", "deliveries", "support", "weather")
          .containsPattern("(\"status\":\"200\".*){5}")
          .doesNotContain("failed", "late");
      assertThat(upstream.most()).isEqualTo(5);
      assertThat(server.get("/hello?name=beside")).contains("beside");
    }
  }

  @Test
  void theScraperNeverHasMoreCallsThanItsSizeAndMakesAll() {
    try (MeetingUpstream upstream = MeetingUpstream.ofGroups(10);
        JunicornProcess server = start(upstream.url())) {
      assertThat(server.get("/greenlets/scrape?urls=60&ms=1&size=10"))
          .contains("\"urls\":60,\"done\":60,\"failed\":0");
      assertThat(upstream.most()).isEqualTo(10);
      assertThat(upstream.answered()).isEqualTo(60);
    }
  }

  @Test
  void whileTheyWaitTheyStandBelowTheirRequest() {
    try (MeetingUpstream upstream = MeetingUpstream.closed(5);
        JunicornProcess server = start(upstream.url());
        Parked parked = Parked.gets(server, 1, "/greenlets/dashboard?ms=500")) {
      Management management = server.management();
      management.awaitMetric(6, "junicorn_greenlets_active");
      List<String> lines = management.get("/greenlets?stacks=false").body().lines().toList();
      assertThat(lines).hasSize(7).first().isEqualTo("6 live");
      assertThat(lines.get(1)).startsWith("greenlet-").contains("GET /greenlets/dashboard?ms=***,");
      assertThat(lines.subList(2, 7))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .startsWith("  greenlet-")
                      .containsPattern("spawned at .*DashboardServlet.java:\\d+"));
      upstream.open();
      assertThat(parked.statuses()).containsExactly(200);
      management.awaitIdle();
    }
  }

  @Test
  void whatHasNotAnsweredInTimeIsLeftOutAndKilled() {
    try (MeetingUpstream upstream = MeetingUpstream.closed(5);
        JunicornProcess server = start(upstream.url())) {
      assertThat(server.get("/greenlets/dashboard?ms=500&limit=100"))
          .containsPattern("(\"status\":\"late\".*){5}");
      server.management().awaitIdle();
    }
  }

  @Test
  void withoutAnUpstreamItCallsItself() {
    try (JunicornProcess server = start("")) {
      assertThat(server.get("/greenlets/dashboard?ms=20"))
          .containsPattern("(\"status\":\"200\".*){5}");
      assertThat(server.get("/greenlets/scrape?urls=20&ms=1&size=5")).contains("\"done\":20");
      assertThat(server.get("/greenlets/")).contains("Greenlets in an application");
      for (String bad :
          new String[] {"dashboard?ms=-1", "scrape?size=0", "scrape?urls=many", "slow?ms=60001"}) {
        var refused = Http.get(server.uri("/greenlets/" + bad));
        assertThat(refused.statusCode()).as(bad).isEqualTo(400);
        assertThat(refused.body()).contains("'" + bad.substring(bad.indexOf('=') + 1) + "'");
      }
      server.management().awaitIdle();
    }
  }
}
