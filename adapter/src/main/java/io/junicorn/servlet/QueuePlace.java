package io.junicorn.servlet;

/**
 * A request's place among those that wait, and whether the queue's word on it still counts:
 * admitted, refused or expired happens once. Any thread.
 */
final class QueuePlace {
  private final Exchange exchange;
  private boolean taken;
  private boolean decided;

  QueuePlace(Exchange exchange) {
    this.exchange = exchange;
  }

  /** It stands in the queue, if nobody has decided meanwhile. */
  synchronized void take() {
    if (!decided) {
      taken = true;
      exchange.handler().waiting().add(exchange);
    }
  }

  /** True for the first who decides. */
  synchronized boolean decide() {
    if (decided) {
      return false;
    }
    decided = true;
    if (taken) {
      exchange.handler().waiting().remove(exchange);
    }
    return true;
  }
}
