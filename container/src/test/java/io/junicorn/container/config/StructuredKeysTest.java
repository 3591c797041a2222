package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --print-config} shows of keys that carry a name. */
class StructuredKeysTest {
  @ParameterizedTest
  @CsvSource({
    "datasource.jdbc/shop.password, x1y2, ********",
    "datasource.jdbc/shop.property.sslpassword, x1y2, ********",
    "datasource.jdbc/shop.url, jdbc:postgresql://db/shop?password=x1y2, jdbc:postgresql://db/shop?...",
    "datasource.jdbc/shop.username, joe, joe",
    "env-entry.api-token, x1y2, ********",
    "env-entry.greeting, hello, hello"
  })
  void passwordsAreMaskedThoseInUrlsToo(String key, String value, String shown) {
    assertThat(StructuredKeys.shown(key, value)).isEqualTo(shown);
  }
}
