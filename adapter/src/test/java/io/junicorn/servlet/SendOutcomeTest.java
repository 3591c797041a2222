package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class SendOutcomeTest {
  private final List<String> sender = new ArrayList<>();
  private final List<Boolean> told = new ArrayList<>();
  private final SendOutcome outcome =
      new SendOutcome(
          Callback.from(() -> sender.add("sent"), cause -> sender.add(cause.getMessage())));

  @Test
  void whoAsksBeforeIsToldLater() {
    outcome.whenKnown(told::add);
    assertThat(told).isEmpty();
    assertThat(outcome.isTaken()).isFalse();
    outcome.succeeded();
    assertThat(told).containsExactly(true);
    assertThat(outcome.isTaken()).isTrue();
    assertThat(sender).containsExactly("sent");
  }

  @Test
  void whoAsksAfterwardsIsToldAtOnce() {
    outcome.failed(new IOException("reset"));
    outcome.whenKnown(told::add);
    assertThat(told).containsExactly(false);
    assertThat(outcome.isTaken()).isFalse();
    assertThat(sender).containsExactly("reset");
  }

  @Test
  void theFirstWordHolds() {
    outcome.whenKnown(told::add);
    outcome.succeeded();
    outcome.failed(new IOException("late"));
    assertThat(told).containsExactly(true);
    assertThat(outcome.isTaken()).isTrue();
  }
}
