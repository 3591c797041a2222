package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which tag libraries a page uses, and where. */
class TagDirectiveTest {
  @Test
  void findsThemWithTheirLines() {
    assertThat(
            TagDirective.of(
                "<%@ page isELIgnored='false' %>\n<%-- <%@ taglib uri='a' %>\n --%>"
                    + "<%@taglib prefix=\"100%\" uri=\"it's\"%>\n<%@ taglib\nuri = 'b' %>"))
        .containsExactly(new TagDirective("it's", 3), new TagDirective("b", 4));
  }

  @Test
  void aPageThatNeverEndsWhatItBeginsHasNone() {
    assertThat(TagDirective.of("<%@ taglib ".repeat(100_000))).isEmpty();
    assertThat(TagDirective.of("<%--".repeat(100_000))).isEmpty();
    assertThat(TagDirective.of("<%@ taglib " + "uri ".repeat(100_000) + "%>")).isEmpty();
  }
}
