package io.junicorn.coroutine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Coroutines that did not end within the limit when their family closed; they run on. */
public final class StubbornCoroutinesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Coroutine> coroutines;

  StubbornCoroutinesException(
      List<Coroutine> coroutines, Duration limit, @Nullable Throwable cause) {
    super(
        "alive "
            + limit
            + " after their family closed: "
            + coroutines.stream().map(Coroutine::toString).collect(Collectors.joining(", ")),
        cause);
    this.coroutines = List.copyOf(coroutines);
  }

  /** Those that run on. */
  public List<Coroutine> coroutines() {
    return coroutines;
  }
}
