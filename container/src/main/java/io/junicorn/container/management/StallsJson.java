package io.junicorn.container.management;

import io.junicorn.hub.monitor.Stall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.util.ajax.JSON;

/** Writes stalls as JSON. Stateless. */
final class StallsJson {
  private StallsJson() {}

  /**
   * One object with {@code stalled}, how many there are now, and {@code stalls}, newest first.
   *
   * @param words what the asker may see of what a greenlet serves
   */
  static String of(int stalled, List<Stall> stalls, boolean stacks, UnaryOperator<String> words) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("stalled", stalled);
    members.put("stalls", stalls.stream().map(s -> members(s, stacks, words)).toArray());
    return new JSON().toJSON(members) + "\n";
  }

  private static Map<String, Object> members(
      Stall stall, boolean stacks, UnaryOperator<String> words) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("number", stall.number());
    members.put("greenlet_id", stall.greenletId());
    members.put("greenlet", stall.greenlet());
    members.put("serves", words.apply(stall.serves()));
    members.put("context", stall.context());
    members.put("carrier", stall.carrier());
    members.put("reason", stall.reason().name().toLowerCase(Locale.ROOT));
    members.put("on_carrier_ms", stall.onCarrier().toMillis());
    members.put("on_processor_ms", stall.onProcessor().toMillis());
    members.put("over", stall.over());
    members.put("began", stall.began().toString());
    members.put(
        "stack", stacks ? stall.stack().stream().map(Object::toString).toArray() : new Object[0]);
    return members;
  }
}
