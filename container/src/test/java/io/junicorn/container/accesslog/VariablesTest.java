package io.junicorn.container.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpURI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the path is split into the application and the rest (RFC 3875, 4.1.5 and 4.1.13). */
class VariablesTest {
  @ParameterizedTest
  @CsvSource({
    "/, /a/b, '', /a/b",
    "/, /, '', /",
    "/shop, /shop/a%20b?c=d, /shop, /a b",
    "/shop, /shop, /shop, ''",
    "/shop, /shop/, /shop, /",
    "none, /a/b, '', /a/b",
  })
  void theTwoMakeThePath(String context, String target, String scriptName, String pathInfo) {
    assertThat(Variables.scriptName(context)).isEqualTo(scriptName);
    assertThat(Variables.pathInfo(HttpURI.from("http://localhost" + target), context))
        .isEqualTo(pathInfo);
  }
}
