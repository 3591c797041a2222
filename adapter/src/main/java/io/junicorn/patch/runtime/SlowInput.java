package io.junicorn.patch.runtime;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that is read by the threads of the offload pool while its reader parks. What it writes to,
 * and every lock, stays with the reader. Used as any {@link FileInputStream}.
 */
public final class SlowInput extends FileInputStream {
  private static final int BUFFER_BYTES = 16 * 1024;

  SlowInput(File file) throws IOException {
    super(file);
  }

  static FileInputStream open(File file) throws IOException {
    return Slowness.offload(() -> new SlowInput(file));
  }

  @Override
  public int read() throws IOException {
    return Slowness.offload(super::read);
  }

  @Override
  public int read(byte[] target) throws IOException {
    return Slowness.offload(() -> super.read(target));
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return Slowness.offload(() -> super.read(target, offset, length));
  }

  @Override
  public byte[] readAllBytes() throws IOException {
    return Slowness.offload(super::readAllBytes);
  }

  @Override
  public byte[] readNBytes(int length) throws IOException {
    return Slowness.offload(() -> super.readNBytes(length));
  }

  @Override
  public long transferTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long sum = 0;
    for (int read = read(buffer); read >= 0; read = read(buffer)) {
      out.write(buffer, 0, read);
      sum += read;
    }
    return sum;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return Slowness.offload(() -> super.skip(bytes));
  }

  @Override
  public int available() throws IOException {
    return Slowness.offload(super::available);
  }
}
