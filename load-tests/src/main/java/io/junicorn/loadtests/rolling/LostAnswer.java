package io.junicorn.loadtests.rolling;

import java.io.IOException;

/** A request without the complete and right answer. */
final class LostAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  LostAnswer(Outcome outcome, String message) {
    super(message);
    this.outcome = outcome;
  }

  LostAnswer(Outcome outcome, String message, Exception cause) {
    super(message, cause);
    this.outcome = outcome;
  }

  /** What it counts as. */
  Outcome outcome() {
    return outcome;
  }
}
