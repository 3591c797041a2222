package io.junicorn.container.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void splitsAsAShellDoes() {
    assertThat(Words.split("  --bind  a:1 --x='b c' \"d \\\" e\" f\\ g '' "))
        .containsExactly("--bind", "a:1", "--x=b c", "d \" e", "f g", "");
    assertThat(Words.split(" \t")).isEmpty();
  }

  @Test
  void anOpenQuoteIsNamed() {
    assertThatThrownBy(() -> Words.split("a 'b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quote '");
  }
}
