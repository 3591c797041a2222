package io.junicorn.container.launch;

import io.junicorn.container.config.UnknownKey;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line. */
final class UsageErrors {
  private UsageErrors() {}

  /** One sentence; an unknown option gets a hint at what may be meant. */
  static String explain(Exception e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()
        && !unmatched.getUnmatched().isEmpty()) {
      String option = unmatched.getUnmatched().getFirst();
      int equals = option.indexOf('=');
      return UnknownKey.explain(equals < 0 ? option : option.substring(0, equals));
    }
    return String.valueOf(e.getMessage());
  }
}
