package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --print-config} shows of keys that carry a name. */
class StructuredKeysTest {
  @ParameterizedTest
  @CsvSource({
    "datasource.jdbc/shop.password, x1y2, ********",
    "datasource.jdbc/shop.password-file, /run/secrets/shop-db, /run/secrets/shop-db",
    "datasource.jdbc/shop.property.sslpassword, x1y2, ********",
    "datasource.jdbc/shop.url, jdbc:postgresql://db/shop?password=x1y2, jdbc:postgresql://db/shop?...",
    "datasource.jdbc/shop.username, joe, joe",
    "env-entry.api-token, x1y2, ********",
    "env-entry.api-token-file, /run/secrets/token, /run/secrets/token",
    "env-entry.api-token-file.old, x1y2, ********",
    "env-entry.api-key, x1y2, ********",
    "env-entry.apiKey, x1y2, ********",
    "env-entry.API_KEY_2, x1y2, ********",
    "env-entry.credential, x1y2, ********",
    "env-entry.mail/credentials, x1y2, ********",
    "env-entry.passphrase, x1y2, ********",
    "env-entry.private-key, x1y2, ********",
    "env-entry.private-key-pem, x1y2, ********",
    "env-entry.ssh_key, x1y2, ********",
    "env-entry.db-pwd, x1y2, ********",
    "env-entry.authorization, Basic x1y2, ********",
    "env-entry.cache, redis://:x1y2@cache:6379, redis://...@cache:6379",
    "env-entry.report, String:jdbc:mysql://joe:x1y2@db/shop, String:jdbc:mysql://...@db/shop",
    "env-entry.hook, https://hooks.example/?t=x1y2, https://hooks.example/?...",
    "env-entry.home, https://shop.example/, https://shop.example/",
    "env-entry.mail-from, joe@shop.example, joe@shop.example",
    "env-entry.max-keys, 5, 5",
    "env-entry.greeting, hello, hello"
  })
  void passwordsAreMaskedThoseInUrlsToo(String key, String value, String shown) {
    assertThat(StructuredKeys.shown(key, value)).isEqualTo(shown);
  }
}
