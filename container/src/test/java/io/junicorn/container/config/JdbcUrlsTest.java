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
    "jdbc:sqlserver://db:1433;user=a;password=b, jdbc:sqlserver://db:1433;...",
    "jdbc:mysql://joe:se@cret@db/shop, jdbc:mysql://...@db/shop",
    "jdbc:mysql://joe:se/cr@et@db/shop, jdbc:mysql://...@db/shop",
    "jdbc:mysql://joe:se?cret@db/shop, jdbc:mysql://...",
    "jdbc:mysql://joe:se;cret@db/shop?a=b, jdbc:mysql://...",
    "jdbc:mysql://joe:secret@one:3306;joe:secret@two:3306/shop, jdbc:mysql://...",
    "jdbc:postgresql://db/shop?user=a&password=b@c, jdbc:postgresql://...",
    "jdbc:oracle:thin:scott/ti@ger@db:1521:orcl, jdbc:oracle:thin:...@db:1521:orcl",
    "jdbc:oracle:thin:scott/ti//g@er@db, jdbc:oracle:thin:...@db",
    "jdbc:oracle:thin:@db:1521/orcl, jdbc:oracle:thin:@db:1521/orcl",
    "jdbc:oracle:thin:@(DESCRIPTION=x), jdbc:oracle:thin:@(...",
    "jdbc:mysql://address=(host=db)(password=b)/shop, jdbc:mysql://address=...",
    "jdbc:db2://db:50000/shop:password=b;, jdbc:db2://db:50000/shop:password=...",
    "scott/tiger@db, ...@db"
  })
  void parametersAndCredentialsAreNotShown(String url, String shown) {
    assertThat(JdbcUrls.masked(url)).isEqualTo(shown);
  }
}
