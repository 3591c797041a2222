package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions as they are found in the wild. */
class VersionsTest {
  @ParameterizedTest
  @CsvSource({
    "1.9, 1.10, true",
    "1.10, 1.9, false",
    "42.2.5, 42.6.0, true",
    "5.3, 5.3.0, false",
    "5.3.0, 5.3, false",
    "4.1.9.RELEASE, 5.3.0, true",
    "5.3.0.RELEASE, 5.3.0, false",
    "5.0-rc1, 5.0, true",
    "5.0.0.Final, 5.0.0, false",
    "9.2.1.jre8, 12.4, true",
    "3.24.0-GA, 3.24.0-GA, false",
    "3.21.0-GA, 3.24.0-GA, true",
    "'', 1.0, false",
    "99999999999999999999, 1.0, false",
  })
  void areComparedByTheirNumbers(String version, String limit, boolean below) {
    assertThat(Versions.isBelow(version, limit)).isEqualTo(below);
  }
}
