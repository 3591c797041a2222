package io.junicorn.patch.runtime;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files of applications under the rule {@code file}. One that is not slow is opened by the very
 * call that was there, and is the very class; a slow one is a subclass that parks its user. Used by
 * any thread.
 */
public final class SlowFiles {
  private SlowFiles() {}

  /** A reader of a file. */
  @InPlaceOf(FileInputStream.class)
  public static FileInputStream input(String name) throws IOException {
    return input(new File(name));
  }

  /** A reader of a file. */
  @InPlaceOf(FileInputStream.class)
  public static FileInputStream input(File file) throws IOException {
    return slow(file) ? SlowInput.open(file) : new FileInputStream(file);
  }

  /** A writer of a file. */
  @InPlaceOf(FileOutputStream.class)
  public static FileOutputStream output(String name) throws IOException {
    return output(new File(name), false);
  }

  /** A writer of a file. */
  @InPlaceOf(FileOutputStream.class)
  public static FileOutputStream output(String name, boolean append) throws IOException {
    return output(new File(name), append);
  }

  /** A writer of a file. */
  @InPlaceOf(FileOutputStream.class)
  public static FileOutputStream output(File file) throws IOException {
    return output(file, false);
  }

  /** A writer of a file. */
  @InPlaceOf(FileOutputStream.class)
  public static FileOutputStream output(File file, boolean append) throws IOException {
    return slow(file) ? SlowOutput.open(file, append) : new FileOutputStream(file, append);
  }

  /** A file that is read and written anywhere. */
  @InPlaceOf(RandomAccessFile.class)
  public static RandomAccessFile randomAccess(String name, String mode) throws IOException {
    return randomAccess(new File(name), mode);
  }

  /** A file that is read and written anywhere. */
  @InPlaceOf(RandomAccessFile.class)
  public static RandomAccessFile randomAccess(File file, String mode) throws IOException {
    return slow(file) ? SlowRandomAccess.open(file, mode) : new RandomAccessFile(file, mode);
  }

  /** A reader of text. */
  @InPlaceOf(FileReader.class)
  public static FileReader reader(String name) throws IOException {
    return reader(new File(name));
  }

  /** A reader of text. */
  @InPlaceOf(FileReader.class)
  public static FileReader reader(File file) throws IOException {
    return reader(file, Charset.defaultCharset());
  }

  /** A reader of text. */
  @InPlaceOf(FileReader.class)
  public static FileReader reader(String name, Charset charset) throws IOException {
    return reader(new File(name), charset);
  }

  /** A reader of text. */
  @InPlaceOf(FileReader.class)
  public static FileReader reader(File file, Charset charset) throws IOException {
    return slow(file) ? SlowReader.open(file, charset) : new FileReader(file, charset);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(String name) throws IOException {
    return writer(new File(name), false);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(String name, boolean append) throws IOException {
    return writer(new File(name), append);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(File file) throws IOException {
    return writer(file, false);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(File file, boolean append) throws IOException {
    return writer(file, Charset.defaultCharset(), append);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(String name, Charset charset) throws IOException {
    return writer(new File(name), charset, false);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(File file, Charset charset) throws IOException {
    return writer(file, charset, false);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(String name, Charset charset, boolean append) throws IOException {
    return writer(new File(name), charset, append);
  }

  /** A writer of text. */
  @InPlaceOf(FileWriter.class)
  public static FileWriter writer(File file, Charset charset, boolean append) throws IOException {
    return slow(file)
        ? SlowWriter.open(file, charset, append)
        : new FileWriter(file, charset, append);
  }

  private static boolean slow(File file) {
    try {
      return Slowness.common().slow(Path.of(file.getPath()));
    } catch (InvalidPathException noPath) {
      // A zero in it, or a letter that the locale lacks: the plain constructor says so in its
      // words.
      return false;
    }
  }
}
