package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths a pattern takes. */
class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "/shop/report, /shop/report, true",
    "/shop/report, /shop/report/2025, false",
    "/shop/report, /shop/reports, false",
    "/shop/report/*, /shop/report, true",
    "/shop/report/*, /shop/report/2025/pdf, true",
    "/shop/report/*, /shop/reports, false",
    "/shop/*/pdf, /shop/17/pdf, true",
    "/shop/*/pdf, /shop/17/18/pdf, false",
    "/*, /anything/at/all, true",
    "*.pdf, /shop/a.pdf, true",
    "*.pdf, /shop/a.pdf/b, false"
  })
  void takes(String pattern, String path, boolean taken) {
    assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/*, /orders/17, true",
    "/orders/*, /orders, false",
    "/orders/*, /orders/17/pdf, false",
    "/orders/*/pdf, /orders/17/pdf, true",
    "/orders/*/pdf, /orders/all/pdf, false",
    "/*, /17, true",
    "/*, /login, false",
    "/, /, true",
    "/, /orders, false"
  })
  void ofSegmentsTakesNothingBelowAndAStarIsASegmentWithADigit(
      String pattern, String path, boolean taken) {
    assertThat(PathPattern.ofSegments(pattern).matches(path)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "shop", "/a?b", "/a//b", "/a*/b", "*.a/b", "*.a*"})
  void otherWordsAreNone(String text) {
    assertThatThrownBy(() -> PathPattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no pattern");
  }
}
