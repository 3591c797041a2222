package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What others wrote, in a line of ours. */
class PrintableTest {
  @Test
  void whatMovesTheCursorIsSpeltOut() {
    assertThat(Printable.escaped("a\nb\r\tc\u001b[31m\u0085\u2028\u202e"))
        .isEqualTo("a\\nb\\r\\tc\\u001b[31m\\u0085\\u2028\\u202e");
  }

  @Test
  void whatPeopleReadStaysAsItIs() {
    String text = "/srv/\u00fc b.war: C:\\x \ud83e\udd84";
    assertThat(Printable.escaped(text)).isEqualTo(text);
  }
}
