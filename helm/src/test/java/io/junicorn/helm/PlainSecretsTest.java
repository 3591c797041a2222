package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server masks when it shows its settings does not get into a ConfigMap. */
class PlainSecretsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datasource.a.property.sslpassword",
        "datasource.a.property.trustStorePassword",
        "datasource.a.property.accessToken",
        "datasource.a.property.encryptionKey",
        "env-entry.mail/passphrase",
        "env-entry.CLIENT_SECRET",
        "env-entry.api-key"
      })
  void keysAreRefused(String key) throws IOException {
    Path values = config(key, "geheim");

    assertThatThrownBy(() -> Chart.text(values))
        .hasMessageContaining(
            "config.%s: values are no place for it; give '--set %s=...' as JUNICORN_CMD_ARGS"
                .formatted(key, key));
  }

  /** Those of the server's JdbcUrlsTest that have a password. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/shop?user=a&password=b",
        "jdbc:mysql://joe:geheim@db/shop",
        "jdbc:h2:mem:shop;PASSWORD=x",
        "jdbc:oracle:thin:scott/tiger@db:1521:orcl",
        "jdbc:sqlserver://db:1433;user=a;password=b",
        "jdbc:mysql://joe:ge@heim@db/shop",
        "jdbc:mysql://joe:ge/he@im@db/shop",
        "jdbc:mysql://joe:ge?heim@db/shop",
        "jdbc:mysql://joe:ge;heim@db/shop?a=b",
        "jdbc:mysql://joe:geheim@one:3306;joe:geheim@two:3306/shop",
        "jdbc:oracle:thin:scott/ti//g@er@db",
        "jdbc:mysql://address=(host=db)(password=b)/shop",
        "jdbc:db2://db:50000/shop:password=b;",
        "jdbc:postgresql://db/shop?ssl=true&sslpassword=b",
        "scott/tiger@db"
      })
  void urlsAreRefused(String url) throws IOException {
    Path values = config("datasource.a.url", url);

    assertThatThrownBy(() -> Chart.text(values))
        .hasMessageContaining("config.datasource.a.url: there is a password in it");
  }

  @ParameterizedTest
  @CsvSource({
    "env-entry.service, https://me:geheim@example.org/",
    "datasource.a.property.url, jdbc:mysql://joe:geheim@db/shop"
  })
  void urlsAreRefusedElsewhere(String key, String url) throws IOException {
    Path values = config(key, url);

    assertThatThrownBy(() -> Chart.text(values))
        .hasMessageContaining("config." + key + ": there is a password in it");
  }

  @ParameterizedTest
  @CsvSource({
    "datasource.tokens.maximum-pool-size, 5",
    "datasource.a.password-file, /run/secret",
    "datasource.a.property.sslkey, /run/tls/tls.key",
    "datasource.a.url, jdbc:postgresql://db:5432/shop?ssl=true&sslkey=/run/tls/tls.key",
    "datasource.a.url, jdbc:postgresql://[::1]:5432/shop",
    "datasource.a.url, jdbc:oracle:thin:@db:1521/orcl",
    "datasource.a.url, jdbc:sqlserver://db:1433;user=shop@server",
    "datasource.a.url, jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1",
    "env-entry.secret-file, /run/secret",
    "env-entry.page, https://example.org:8443/tokens?mail=a@b.example",
    "env-entry.mail, shop/front@example.org"
  })
  void theRestIsTaken(String key, String value) throws IOException {
    assertThat(Chart.text(config(key, value))).contains(" = " + value);
  }

  private Path config(String key, String value) throws IOException {
    String shown = value.matches("\\d+") ? value : "'" + value + "'";
    return Files.writeString(
        folder.resolve("shop.yaml"), "config: {'%s': %s}".formatted(key, shown));
  }
}
