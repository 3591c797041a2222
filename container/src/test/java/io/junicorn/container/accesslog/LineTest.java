package io.junicorn.container.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value can do to a line: nothing. */
class LineTest {
  private static String everyCharacter() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= 0xffff; c++) {
      all.append((char) c);
    }
    return all.toString();
  }

  @Test
  void isPrintableAsciiWhateverTheValue() {
    byte[] bytes = new Line().text(everyCharacter(), false).raw(" ").json(everyCharacter()).end();
    for (int i = 0; i < bytes.length - 1; i++) {
      assertThat(bytes[i]).isBetween((byte) 0x20, (byte) 0x7e);
    }
    assertThat(bytes).endsWith((byte) '\n');
  }

  @Test
  void escapesWhatWouldEndAValueOrALine() {
    assertThat(new Line().text("a\"b\\c\r\n\u001b[2J\u0085\u2028\u00e9", false))
        .hasToString("a\\\"b\\\\c\\x0d\\x0a\\x1b[2J\\x85\\u2028\\xe9");
  }

  @Test
  void aSpaceOutsideOfQuotesIsNoColumn() {
    assertThat(new Line().text("a b", true)).hasToString("a\\x20b");
    assertThat(new Line().text("a b", false)).hasToString("a b");
  }

  @Test
  void whatIsMissingIsADash() {
    assertThat(new Line().text(null, true).text("", false)).hasToString("--");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 7, 10, 99, 100, 101, 200, 999, 1_000, 12_345, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void aNumberIsWrittenAsItIs(long number) {
    assertThat(new Line().number(number)).hasToString(Long.toString(number));
  }

  @Test
  void jsonKeepsEveryCharacter() {
    String all = everyCharacter();
    String text = new Line().raw("{\"v\":").json(all).raw("}").toString();
    assertThat(new JSON().fromJSON(text)).isEqualTo(Map.of("v", all));
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "999, 0.000000",
    "1000, 0.000001",
    "1234567890, 1.234567",
    "60000000000, 60.000000",
    "3599999999999, 3599.999999"
  })
  void writesSecondsWithSixDecimals(long nanos, String expected) {
    assertThat(new Line().seconds(nanos)).hasToString(expected);
  }
}
