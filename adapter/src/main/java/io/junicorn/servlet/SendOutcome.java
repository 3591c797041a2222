package io.junicorn.servlet;

import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What became of one send: whether the connection has taken its bytes. Told by whichever thread
 * completes it, asked by any.
 */
final class SendOutcome extends Callback.Nested {
  /** Null while nobody knows. */
  private @Nullable Boolean taken;

  private @Nullable Consumer<Boolean> listener;

  SendOutcome(Callback sent) {
    super(sent);
  }

  /** Whether the connection is known to have taken it. */
  synchronized boolean isTaken() {
    return Boolean.TRUE.equals(taken);
  }

  /** Tells one listener, at once or on the thread that gets to know. */
  void whenKnown(Consumer<Boolean> told) {
    Boolean known;
    synchronized (this) {
      known = taken;
      if (known == null) {
        listener = told;
      }
    }
    if (known != null) {
      told.accept(known);
    }
  }

  private void settle(boolean outcome) {
    Consumer<Boolean> told;
    synchronized (this) {
      if (taken != null) {
        return;
      }
      taken = outcome;
      told = listener;
    }
    if (told != null) {
      told.accept(outcome);
    }
  }

  @Override
  public void succeeded() {
    settle(true);
    super.succeeded();
  }

  @Override
  public void failed(Throwable cause) {
    settle(false);
    super.failed(cause);
  }
}
