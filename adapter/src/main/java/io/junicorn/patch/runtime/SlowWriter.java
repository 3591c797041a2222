package io.junicorn.patch.runtime;

import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Text for a slow file. Only its bytes are written on another thread. */
public final class SlowWriter extends FileWriter {
  private final OutputStreamWriter text;

  private SlowWriter(FileOutputStream bytes, Charset charset) throws IOException {
    super(bytes.getFD());
    text = new OutputStreamWriter(bytes, charset);
  }

  static FileWriter open(File file, Charset charset, boolean append) throws IOException {
    return new SlowWriter(SlowOutput.open(file, append), charset);
  }

  @Override
  public @Nullable String getEncoding() {
    return text.getEncoding();
  }

  @Override
  public void write(int character) throws IOException {
    text.write(character);
  }

  @Override
  public void write(char[] source, int offset, int length) throws IOException {
    text.write(source, offset, length);
  }

  @Override
  public void write(String source, int offset, int length) throws IOException {
    text.write(source, offset, length);
  }

  /** Its own in the JDK, past the methods above. */
  @Override
  public Writer append(@Nullable CharSequence characters) throws IOException {
    text.append(characters);
    return this;
  }

  @Override
  public Writer append(@Nullable CharSequence characters, int start, int end) throws IOException {
    text.append(characters, start, end);
    return this;
  }

  @Override
  public void flush() throws IOException {
    text.flush();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
