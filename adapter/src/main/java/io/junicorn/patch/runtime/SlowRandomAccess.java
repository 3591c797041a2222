package io.junicorn.patch.runtime;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;

/** A file that is read and written by the threads of the offload pool while its user parks. */
public final class SlowRandomAccess extends RandomAccessFile {
  SlowRandomAccess(File file, String mode) throws IOException {
    super(file, mode);
  }

  static RandomAccessFile open(File file, String mode) throws IOException {
    return Slowness.offload(() -> new SlowRandomAccess(file, mode));
  }

  @Override
  public int read() throws IOException {
    return Slowness.offload(super::read);
  }

  @Override
  public int read(byte[] target) throws IOException {
    return read(target, 0, target.length);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return Slowness.offload(() -> super.read(target, offset, length));
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

  @Override
  public long length() throws IOException {
    return Slowness.offload(super::length);
  }

  @Override
  public void setLength(long length) throws IOException {
    Slowness.perform(() -> super.setLength(length));
  }

  /** A network file system may write what it has held back. */
  @Override
  public void close() throws IOException {
    Slowness.perform(() -> super.close());
  }
}
