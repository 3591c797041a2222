package io.junicorn.container.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What auto makes of the path of a request that stalls. */
class AutoIsolationTest {
  @ParameterizedTest
  @CsvSource({
    "/shop, /shop/orders/17/pdf, /shop/orders/*/pdf",
    "/shop, /shop/report, /shop/report",
    "/app2, /app2/report, /app2/report",
    "/app2, /app2/17, /app2/*",
    "/app2, /app2, /app2",
    "/, /, /",
    "/, /v2, /*",
    "none, /v2/x, /*/x"
  })
  void segmentsWithADigitAreAnyBehindTheContextPath(String context, String path, String pattern) {
    assertThat(AutoIsolation.generalised(context, path)).isEqualTo(pattern);
  }
}
