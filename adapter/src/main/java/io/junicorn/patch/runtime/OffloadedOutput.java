package io.junicorn.patch.runtime;

import java.io.IOException;
import java.io.OutputStream;

/** A stream to a slow file, written by the offload pool; its writer parks. */
final class OffloadedOutput extends OutputStream {
  private final OutputStream file;

  OffloadedOutput(OutputStream file) {
    this.file = file;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Slowness.perform(() -> file.write(source, offset, length));
  }

  @Override
  public void close() throws IOException {
    Slowness.perform(() -> file.close());
  }
}
