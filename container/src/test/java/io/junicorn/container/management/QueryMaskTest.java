package io.junicorn.container.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMaskTest {
  @ParameterizedTest
  @CsvSource({
    "GET /a, GET /a",
    "GET /a?, GET /a?",
    "GET /a?b, GET /a?***",
    "GET /a?b=c, GET /a?b=***",
    "GET /a?b=c&d=e=f&g, GET /a?b=***&d=***&***",
    "GET /a?b=c?d=e, GET /a?b=***",
    "GET /a;jsessionid=12AB?b=$1\\2, GET /a;jsessionid=***?b=***",
    "GET /a;jsessionid=12AB/b;c=d, GET /a;jsessionid=***/b;c=***",
    "async GET /a?b=c on x, async GET /a?b=*** on x",
    "my own words, my own words",
  })
  void hidesValuesAndKeepsNames(String text, String masked) {
    assertThat(QueryMask.mask(text)).isEqualTo(masked);
  }
}
