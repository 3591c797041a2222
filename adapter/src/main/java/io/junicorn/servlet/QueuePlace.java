package io.junicorn.servlet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A request's place among those that wait, and whether the queue's word on it still counts:
 * admitted, refused or expired happens once. Any thread.
 */
final class QueuePlace {
  /** In no queue, and nobody has decided: as every exchange begins. */
  private static final int NONE = 0;

  private static final int TAKEN = 1;
  private static final int DECIDED = 2;

  private static final VarHandle PLACE =
      FieldHandle.of(MethodHandles.lookup(), Exchange.class, "place", int.class);

  private QueuePlace() {}

  /** It stands in the queue, if nobody has decided meanwhile. */
  static void take(Exchange exchange) {
    if (PLACE.compareAndSet(exchange, NONE, TAKEN)) {
      exchange.handler().waiting().add(exchange);
      if (exchange.place == DECIDED) {
        // Who decided may have looked for it before it was there.
        exchange.handler().waiting().remove(exchange);
      }
    }
  }

  /** True for the first who decides. */
  static boolean decide(Exchange exchange) {
    int before = (int) PLACE.getAndSet(exchange, DECIDED);
    if (before == TAKEN) {
      exchange.handler().waiting().remove(exchange);
    }
    return before != DECIDED;
  }
}
