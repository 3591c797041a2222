package io.junicorn.hub.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the carriers of this JVM: what a test adds it takes back. */
class RescueTest {
  private final Carriers carriers = new Carriers();
  private final int regular = carriers.parallelism();

  @AfterEach
  void nothingStays() {
    carriers.setParallelism(regular);
  }

  @Test
  void aRoundThatEndsAfterTheEndAddsNone() {
    Rescue rescue = new Rescue(carriers, regular + 2);
    rescue.replace(1, 0);
    assertThat(rescue.added()).isEqualTo(1);
    assertThat(carriers.parallelism()).isEqualTo(regular + 1);

    rescue.end();
    rescue.replace(2, 1);
    assertThat(rescue.added()).isZero();
    assertThat(carriers.parallelism()).isEqualTo(regular);

    rescue.begin();
    rescue.replace(2, 2);
    assertThat(rescue.added()).isEqualTo(2);
  }

  @Test
  void whatTheSchedulerRefusesIsNotSaidToBeAdded() {
    int tooMany = 1 << 20;
    Rescue rescue = new Rescue(carriers, regular + tooMany);

    assertThatThrownBy(() -> rescue.replace(tooMany, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(rescue.added()).isZero();
    assertThat(carriers.parallelism()).isEqualTo(regular);
  }
}
