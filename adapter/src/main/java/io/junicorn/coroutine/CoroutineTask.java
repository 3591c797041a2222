package io.junicorn.coroutine;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletExit;
import io.junicorn.greenlet.GreenletTask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the greenlet of a coroutine runs, and how its end is told to the family.
 *
 * <p>It runs on that greenlet. The end is told there too, when the greenlet is off the registry; by
 * the thread that started it only when it had ended before it could be linked.
 */
final class CoroutineTask implements GreenletTask {
  private final Coroutine coroutine;
  private @Nullable Object value;

  CoroutineTask(Coroutine coroutine) {
    this.coroutine = coroutine;
  }

  @Override
  public void run() throws Exception {
    value = coroutine.live();
  }

  /** Also for one that was killed before it began, whose body never ran. */
  void ended(Greenlet<?> greenlet) {
    Optional<GreenletExit> exit = greenlet.exit();
    Object message =
        greenlet
            .failure()
            .map(Message::thrown)
            .orElseGet(() -> Message.value(exit.isPresent() ? exit.get() : value));
    coroutine.family().ended(coroutine, message);
  }

  @Override
  public String describe() {
    return coroutine + " of " + spawnSite();
  }

  @Override
  public Object origin() {
    return coroutine.body();
  }

  /** The parent has it. */
  @Override
  public void failed(Throwable thrown) {}
}
