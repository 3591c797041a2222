package io.junicorn.patch.runtime;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Text of a slow file. Only its bytes are read on another thread: decoding happens under the
 * reader's lock, which the caller may hold.
 */
public final class SlowReader extends FileReader {
  private final InputStreamReader text;

  private SlowReader(FileInputStream bytes, Charset charset) throws IOException {
    super(bytes.getFD());
    text = new InputStreamReader(bytes, charset);
  }

  static FileReader open(File file, Charset charset) throws IOException {
    return new SlowReader(SlowInput.open(file), charset);
  }

  @Override
  public @Nullable String getEncoding() {
    return text.getEncoding();
  }

  @Override
  public int read() throws IOException {
    return text.read();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    return text.read(target, offset, length);
  }

  @Override
  public int read(CharBuffer target) throws IOException {
    return text.read(target);
  }

  @Override
  public long skip(long characters) throws IOException {
    return text.skip(characters);
  }

  @Override
  public boolean ready() throws IOException {
    return text.ready();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
