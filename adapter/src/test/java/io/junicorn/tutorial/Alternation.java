package io.junicorn.tutorial;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.time.Duration;
import java.util.List;

/** gevent's first tutorial: two greenlets that hand over to each other by {@code sleep(0)}. */
public final class Alternation {
  private Alternation() {}

  /** Runs it in a greenlet, as gevent's main program is one. */
  public static void main(String[] arguments) throws Exception {
    Greenlets.spawn(Alternation::program).get();
  }

  private static void program() throws InterruptedException {
    Greenlet<?> foo =
        Greenlets.spawn(
            () -> {
              System.out.println("Running in foo");
              Greenlets.sleep(Duration.ZERO);
              System.out.println("Explicit context switch to foo again");
            });
    Greenlet<?> bar =
        Greenlets.spawn(
            () -> {
              System.out.println("Explicit context to bar");
              Greenlets.sleep(Duration.ZERO);
              System.out.println("Implicit context switch back to bar");
            });
    Greenlets.joinAll(List.of(foo, bar));
  }
}
