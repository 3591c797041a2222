package io.junicorn.container.webapps;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reloads of one web application so far.
 *
 * @param taken how many put another copy in place
 * @param failed how many kept the old one
 * @param newest the last of either
 * @param newestFailure the last that failed
 */
record ReloadHistory(
    long taken, long failed, @Nullable Reloaded newest, @Nullable Reloaded newestFailure) {
  static final ReloadHistory NONE = new ReloadHistory(0, 0, null, null);

  ReloadHistory and(Reloaded reloaded) {
    return reloaded.taken()
        ? new ReloadHistory(taken + 1, failed, reloaded, newestFailure)
        : new ReloadHistory(taken, failed + 1, reloaded, reloaded);
  }

  Optional<Reloaded> last() {
    return Optional.ofNullable(newest);
  }

  Optional<Reloaded> lastFailure() {
    return Optional.ofNullable(newestFailure);
  }
}
