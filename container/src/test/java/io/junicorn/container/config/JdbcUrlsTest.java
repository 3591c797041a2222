package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a URL. */
class JdbcUrlsTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5432/shop, jdbc:postgresql://db:5432/shop",
    "jdbc:postgresql://db/shop?user=a&password=b, jdbc:postgresql://db/shop?...",
    "jdbc:mysql://joe:secret@db/shop, jdbc:mysql://...@db/shop",
    "jdbc:h2:mem:shop;PASSWORD=x, jdbc:h2:mem:shop;...",
    "jdbc:oracle:thin:scott/tiger@db:1521:orcl, jdbc:oracle:thin:...@db:1521:orcl",
    "jdbc:sqlserver://db:1433;user=a;password=b, jdbc:sqlserver://db:1433;..."
  })
  void parametersAndCredentialsAreNotShown(String url, String shown) {
    assertThat(JdbcUrls.masked(url)).isEqualTo(shown);
  }
}
