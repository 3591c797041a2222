package io.junicorn.container.check;

import java.io.IOException;

/** An archive whose classes can be read, one after the other. */
interface ClassSource {
  Archive archive();

  /**
   * Reads all classes.
   *
   * @throws Budget.OverrunException when they unpack to more than is allowed
   * @throws IOException when the archive as a whole cannot be read
   */
  void read(Reader reader) throws IOException;

  /** Who gets them. */
  interface Reader {
    /** One of them: {@code com/example/Shop.class}. */
    void read(String file, byte[] bytes);

    /** One that cannot be read. */
    void damaged(String file, String why);
  }
}
