package io.junicorn.patch.runtime;

import java.io.IOException;
import java.io.InputStream;

/** A stream of a slow file, read by the offload pool; its reader parks. */
final class OffloadedInput extends InputStream {
  private final InputStream file;

  OffloadedInput(InputStream file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    return Slowness.offload(file::read);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return Slowness.offload(() -> file.read(target, offset, length));
  }

  @Override
  public long skip(long bytes) throws IOException {
    return Slowness.offload(() -> file.skip(bytes));
  }

  @Override
  public int available() throws IOException {
    return Slowness.offload(file::available);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
