package io.junicorn.container.management;

import java.util.Optional;

/**
 * What the management port does when it is told to. Called on its platform threads; a command may
 * take seconds.
 */
public interface Commands {
  /**
   * Reloads web applications and answers what became of each: 200 when all serve anew, 500 when one
   * was kept as it was, 404 when there is none at the path, 409 while another reload is under way,
   * 503 while the server starts or drains.
   *
   * @param contextPath which one; all when empty
   */
  Reply reload(Optional<String> contextPath);

  /** Collects garbage and answers what is left of web applications that have stopped. */
  Reply probeLeaks();

  /** The same as it was found last, without collecting anything. */
  Reply leaks();
}
