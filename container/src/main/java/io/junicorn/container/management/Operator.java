package io.junicorn.container.management;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What somebody who has the token may do beyond {@link Commands}: without a token these pages do
 * not exist. Called on the platform threads of the management port.
 */
public interface Operator {
  /** Ends a greenlet, of a request with 503 for its client; false when no live one has this id. */
  boolean end(long id);

  /** Begins the drain, after which the process ends; false when it had begun before. */
  boolean drain();

  /**
   * Writes what all greenlets and threads do to a new file, which is the caller's to delete.
   *
   * @throws IOException when it cannot be written
   */
  Path dump() throws IOException;
}
