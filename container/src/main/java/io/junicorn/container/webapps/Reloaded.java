package io.junicorn.container.webapps;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one attempt to reload a web application.
 *
 * @param contextPath where it is served
 * @param war its file
 * @param at when the attempt ended
 * @param millis how long it took until the new copy served, or was given up
 * @param taken whether the new copy serves; the old one goes on otherwise
 * @param message one sentence for people
 */
public record Reloaded(
    String contextPath, String war, Instant at, long millis, boolean taken, String message) {

  /** The members of the JSON object, in order. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("context", contextPath);
    members.put("war", war);
    members.put("result", taken ? "reloaded" : "kept");
    members.put("at", at.toString());
    members.put("millis", millis);
    members.put("message", message);
    return members;
  }
}
