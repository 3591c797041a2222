package io.junicorn.container.leak;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A web application that has stopped, and whose classes are still there after collections.
 *
 * @param application its context path and file
 * @param stoppedAt when it stopped
 * @param heldBy what was found that holds them, one sentence each
 */
public record Leak(String application, Instant stoppedAt, List<String> heldBy) {
  /** Copies the list. */
  public Leak {
    heldBy = List.copyOf(heldBy);
  }

  /** The members of the JSON object, in order. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("application", application);
    members.put("stopped_at", stoppedAt.toString());
    members.put("held_by", heldBy.toArray());
    return members;
  }
}
