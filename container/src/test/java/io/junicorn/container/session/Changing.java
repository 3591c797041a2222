package io.junicorn.container.session;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;

/** Another value each time it is serialized, as if another thread changed it. */
final class Changing implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  private transient int written;
  private transient int read;

  /** How often it was serialized. */
  int written() {
    return written;
  }

  /** The value that was read. */
  int read() {
    return read;
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    written++;
    out.writeInt(written);
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException {
    read = in.readInt();
  }
}
