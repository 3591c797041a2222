package io.junicorn.loadtests.result;

import java.util.List;

/**
 * One server in one scene.
 *
 * @param server the id, such as {@code jetty-virtual}
 * @param outcome what became of it
 * @param reason why it was skipped or failed; empty when it was measured
 * @param command how it was started; empty when it was not
 * @param rounds what was measured; may be non-empty for one that failed later
 */
public record ServerResult(
    String server, Outcome outcome, String reason, String command, List<Round> rounds) {
  public ServerResult {
    rounds = List.copyOf(rounds);
    if (outcome != Outcome.MEASURED && reason.isBlank()) {
      throw new IllegalArgumentException(server + " is " + outcome + " without a reason");
    }
  }

  /** What became of a server in a scene. */
  public enum Outcome {
    /** All rounds were run; their problems, if any, are with them. */
    MEASURED,
    /** Not tried: it is missing here, or does not offer what the scene needs. */
    SKIPPED,
    /** It did not start, died, hung, or gave only wrong answers. */
    FAILED
  }
}
