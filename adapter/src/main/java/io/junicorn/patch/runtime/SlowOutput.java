package io.junicorn.patch.runtime;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/** A file that is written by the threads of the offload pool while its writer parks. */
public final class SlowOutput extends FileOutputStream {
  SlowOutput(File file, boolean append) throws IOException {
    super(file, append);
  }

  static FileOutputStream open(File file, boolean append) throws IOException {
    return Slowness.offload(() -> new SlowOutput(file, append));
  }

  @Override
  public void write(int value) throws IOException {
    Slowness.perform(() -> super.write(value));
  }

  @Override
  public void write(byte[] source) throws IOException {
    write(source, 0, source.length);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Slowness.perform(() -> super.write(source, offset, length));
  }

  /** A network file system may write what it has held back. */
  @Override
  public void close() throws IOException {
    Slowness.perform(() -> super.close());
  }
}
