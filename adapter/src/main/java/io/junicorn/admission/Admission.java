package io.junicorn.admission;

/**
 * What became of a request that asked for a permit: it holds a {@link Permit}, it waits in the
 * queue and is told the rest through its {@link Waiter}, or it is refused.
 */
public sealed interface Admission permits Permit, Admission.Queued, Admission.Rejected {

  /** The request waits its turn; no thread waits with it. */
  enum Queued implements Admission {
    /** The only value: the waiter itself stands in the queue. */
    QUEUED
  }

  /**
   * The request is refused, now.
   *
   * @param reason why
   * @param message the state of the limiter at that moment and what an operator can do
   */
  record Rejected(RejectReason reason, String message) implements Admission {}
}
