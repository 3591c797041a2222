package io.junicorn.servlet;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.RequestTimes;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;

/**
 * Which contexts tell their clients where the time went, in a {@code Server-Timing} field (W3C
 * Server Timing, section 3.1), as far as it is known when the response begins. Immutable.
 */
final class ServerTiming {
  static final ServerTiming OFF = new ServerTiming(false, Map.of());

  private static final String FIELD = "Server-Timing";
  private static final long MICROS = 1_000;

  private final boolean others;
  private final Map<String, Boolean> byContext;
  private final boolean anywhere;

  ServerTiming(boolean others, Map<String, Boolean> byContext) {
    this.others = others;
    this.byContext = Map.copyOf(byContext);
    this.anywhere = others || byContext.containsValue(true);
  }

  /** Whether any context has it: most servers look no further. */
  boolean isAnywhere() {
    return anywhere;
  }

  /** Adds the field, to those that the application may have set. */
  void say(Exchange exchange, HttpFields.Mutable headers) {
    if (exchange.greenlet() == null) {
      return;
    }
    Request request = exchange.request();
    if (byContext.getOrDefault(exchange.handler().contextOf(request), others)) {
      long age = NanoTime.since(request.getBeginNanoTime());
      headers.add(FIELD, value(exchange.queuedNanos(), age, exchange.times()));
    }
  }

  /**
   * The value of the field.
   *
   * @param queuedNanos in the queue
   * @param ageNanos since the first byte of the request
   */
  static String value(long queuedNanos, long ageNanos, RequestTimes times) {
    StringBuilder value = new StringBuilder(64);
    append(value.append("queue"), queuedNanos);
    for (ParkKind kind : ParkKind.values()) {
      long nanos = times.parkedNanos(kind);
      if (nanos > 0) {
        append(value.append(", parked-").append(kind.word()), nanos);
      }
    }
    if (times.onCarrierNanos() > 0) {
      append(value.append(", on-carrier;desc=estimate"), times.onCarrierNanos());
    }
    append(value.append(", head"), ageNanos);
    return value.toString();
  }

  /** As milliseconds with up to three decimals. */
  private static void append(StringBuilder value, long nanos) {
    long micros = nanos / MICROS;
    value.append(";dur=").append(micros / MICROS);
    long rest = micros % MICROS;
    if (rest > 0) {
      value.append(rest < 10 ? ".00" : rest < 100 ? ".0" : ".").append(rest);
    }
  }
}
