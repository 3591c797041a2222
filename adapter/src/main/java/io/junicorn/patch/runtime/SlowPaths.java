package io.junicorn.patch.runtime;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Calls of {@link Files} under the rule {@code file}: as they are, or on the offload pool when the
 * file is slow. Used by any thread.
 */
public final class SlowPaths {
  private SlowPaths() {}

  /** The content. */
  @InPlaceOf(value = Files.class, method = "readAllBytes")
  public static byte[] readAllBytes(Path path) throws IOException {
    return Slowness.common().run(path, () -> Files.readAllBytes(path));
  }

  /** The content. */
  @InPlaceOf(value = Files.class, method = "readString")
  public static String readString(Path path) throws IOException {
    return readString(path, StandardCharsets.UTF_8);
  }

  /** The content. */
  @InPlaceOf(value = Files.class, method = "readString")
  public static String readString(Path path, Charset charset) throws IOException {
    return Slowness.common().run(path, () -> Files.readString(path, charset));
  }

  /** The content. */
  @InPlaceOf(value = Files.class, method = "readAllLines")
  public static List<String> readAllLines(Path path) throws IOException {
    return readAllLines(path, StandardCharsets.UTF_8);
  }

  /** The content. */
  @InPlaceOf(value = Files.class, method = "readAllLines")
  public static List<String> readAllLines(Path path, Charset charset) throws IOException {
    return Slowness.common().run(path, () -> Files.readAllLines(path, charset));
  }

  /** A reader of a file. */
  @InPlaceOf(value = Files.class, method = "newInputStream")
  public static InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    return Slowness.common().slow(path)
        ? new OffloadedInput(Slowness.offload(() -> Files.newInputStream(path, options)))
        : Files.newInputStream(path, options);
  }

  /** A writer of a file. */
  @InPlaceOf(value = Files.class, method = "newOutputStream")
  public static OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    return Slowness.common().slow(path)
        ? new OffloadedOutput(Slowness.offload(() -> Files.newOutputStream(path, options)))
        : Files.newOutputStream(path, options);
  }

  /** A reader of text. */
  @InPlaceOf(value = Files.class, method = "newBufferedReader")
  public static BufferedReader newBufferedReader(Path path) throws IOException {
    return newBufferedReader(path, StandardCharsets.UTF_8);
  }

  /** A reader of text. */
  @InPlaceOf(value = Files.class, method = "newBufferedReader")
  public static BufferedReader newBufferedReader(Path path, Charset charset) throws IOException {
    return Slowness.common().slow(path)
        ? new BufferedReader(new InputStreamReader(newInputStream(path), charset.newDecoder()))
        : Files.newBufferedReader(path, charset);
  }

  /** A writer of text. */
  @InPlaceOf(value = Files.class, method = "newBufferedWriter")
  public static BufferedWriter newBufferedWriter(Path path, OpenOption... options)
      throws IOException {
    return newBufferedWriter(path, StandardCharsets.UTF_8, options);
  }

  /** A writer of text. */
  @InPlaceOf(value = Files.class, method = "newBufferedWriter")
  public static BufferedWriter newBufferedWriter(Path path, Charset charset, OpenOption... options)
      throws IOException {
    return Slowness.common().slow(path)
        ? new BufferedWriter(
            new OutputStreamWriter(newOutputStream(path, options), charset.newEncoder()))
        : Files.newBufferedWriter(path, charset, options);
  }

  /** Writes a file. */
  @InPlaceOf(value = Files.class, method = "write")
  public static Path write(Path path, byte[] content, OpenOption... options) throws IOException {
    return Slowness.common().run(path, () -> Files.write(path, content, options));
  }

  /** Writes a file. */
  @InPlaceOf(value = Files.class, method = "writeString")
  public static Path writeString(Path path, CharSequence text, OpenOption... options)
      throws IOException {
    return writeString(path, text, StandardCharsets.UTF_8, options);
  }

  /** Writes a file. */
  @InPlaceOf(value = Files.class, method = "writeString")
  public static Path writeString(
      Path path, CharSequence text, Charset charset, OpenOption... options) throws IOException {
    // Of the application, with locks of its own, as a StringBuffer has: not for the pool's threads.
    String content = text.toString();
    return Slowness.common().run(path, () -> Files.writeString(path, content, charset, options));
  }

  /** Copies a file to a stream, which is written by the caller. */
  @InPlaceOf(value = Files.class, method = "copy")
  public static long copy(Path path, OutputStream out) throws IOException {
    if (!Thread.currentThread().isVirtual() || !Slowness.common().slow(path)) {
      return Files.copy(path, out);
    }
    try (InputStream in = newInputStream(path)) {
      return in.transferTo(out);
    }
  }
}
