package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A WAR of the registry that nobody here has touched, with its defaults (authentication on). */
class HawtioIT {
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/hawtio/static/js/[^\"]+)\"");

  @Test
  void servesItsFrontPageItsScriptAndGuardsItsAgent() {
    try (JunicornProcess server =
        JunicornProcess.serving(Distribution.thirdParty("hawtio.war")).start()) {
      HttpResponse<String> front = Http.send(Http.browser(), Http.to(server.uri("/hawtio")));
      assertThat(front.statusCode()).isEqualTo(200);
      assertThat(front.body()).contains("<title>Hawtio</title>");
      Matcher script = SCRIPT.matcher(front.body());
      assertThat(script.find()).isTrue();
      assertThat(Http.get(server.uri(script.group(1))).statusCode()).isEqualTo(200);
      assertThat(Http.get(server.uri("/hawtio/jolokia")).statusCode()).isEqualTo(403);
      assertThat(server.output()).doesNotContain("SLF4J(E)");
    }
  }
}
