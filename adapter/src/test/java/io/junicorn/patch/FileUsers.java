package io.junicorn.patch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Code as applications have it, which the tests patch. */
final class FileUsers {
  private FileUsers() {}

  /** Reads one byte in each way, and tells the class of the stream. */
  public static final class Reads implements Function<Path, List<Object>> {
    @Override
    public List<Object> apply(Path file) {
      List<Object> seen = new ArrayList<>();
      try {
        try (InputStream in = new FileInputStream(file.toString())) {
          seen.add(in.read());
          seen.add(in.getClass().getSimpleName());
          FileInputStream typed = (FileInputStream) in;
          seen.add(typed.getFD().valid());
        }
        try (FileReader text = new FileReader(file.toFile(), StandardCharsets.UTF_8);
            BufferedReader lines = new BufferedReader(text)) {
          seen.add(lines.readLine());
        }
        seen.add(Files.readString(file));
        try (InputStream in = Files.newInputStream(file)) {
          seen.add(in.readAllBytes().length);
        }
        return seen;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes by each kind of writer, in a row. */
  public static final class Writes implements Function<Path, Long> {
    @Override
    public Long apply(Path file) {
      try {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
          out.write('a');
          out.write("bc".getBytes(StandardCharsets.UTF_8));
        }
        try (FileWriter text = new FileWriter(file.toFile(), StandardCharsets.UTF_8, true)) {
          text.append("d").write("ef", 0, 2);
        }
        try (RandomAccessFile anywhere = new RandomAccessFile(file.toFile(), "rw")) {
          anywhere.seek(anywhere.length());
          anywhere.writeByte('g');
          return anywhere.length();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes by each kind of writer that needs no position, and tells the classes of some. */
  public static final class WritesInTurn implements Function<Path, List<String>> {
    @Override
    public List<String> apply(Path file) {
      List<String> kinds = new ArrayList<>();
      try {
        try (OutputStream out = new FileOutputStream(file.toString(), true)) {
          out.write("ab".getBytes(StandardCharsets.UTF_8));
          kinds.add(out.getClass().getSimpleName());
        }
        try (FileWriter text = new FileWriter(file.toFile(), StandardCharsets.UTF_8)) {
          text.write("cd");
          kinds.add(text.getClass().getSimpleName());
        }
        try (OutputStream out = Files.newOutputStream(file)) {
          out.write('e');
          kinds.add(out.getClass().getSimpleName());
        }
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
          text.write("f");
        }
        Files.write(file, "g".getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, "h");
        Files.writeString(file, CharBuffer.wrap("i"), StandardCharsets.UTF_8);
        return kinds;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Reads the whole in ways that {@link Reads} has not. */
  public static final class Copies implements Function<Path, List<Object>> {
    @Override
    public List<Object> apply(Path file) {
      List<Object> seen = new ArrayList<>();
      try {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        seen.add(Files.copy(file, copy));
        try (InputStream in = new FileInputStream(file.toFile())) {
          seen.add(in.transferTo(copy));
        }
        seen.add(copy.toString(StandardCharsets.UTF_8));
        seen.add(Files.readAllBytes(file).length);
        seen.add(Files.readAllLines(file));
        try (BufferedReader lines = Files.newBufferedReader(file)) {
          seen.add(lines.readLine());
        }
        return seen;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Opens a file for whoever reads it later. */
  public static final class Opens implements Function<Path, InputStream> {
    @Override
    public InputStream apply(Path file) {
      try {
        return new FileInputStream(file.toFile());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Arguments with branches, loops, nested calls and handlers between new and constructor. */
  public static final class Odd implements Function<Path, String> {
    @Override
    public String apply(Path file) {
      boolean whole = file.toString().length() > 1;
      try (FileInputStream in =
          new FileInputStream(
              whole ? file.toFile() : new File(new String(new char[] {'x'}) + nested(file)))) {
        return "" + (char) in.read();
      } catch (IOException e) {
        return e.getClass().getSimpleName() + ":" + e.getStackTrace()[0].getClassName();
      }
    }

    private static String nested(Path file) throws IOException {
      return new String(new FileInputStream(file.toFile()).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file that is not there, and the place that opens it. */
  public static final class Missing implements Function<Path, StackTraceElement> {
    @Override
    public StackTraceElement apply(Path file) {
      try (FileInputStream in = new FileInputStream(file.toFile())) {
        throw new IllegalStateException("it is there: " + in);
      } catch (IOException e) {
        for (StackTraceElement frame : e.getStackTrace()) {
          if (frame.getClassName().endsWith("Missing")) {
            return frame;
          }
        }
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A stream of the application's own, which stays one. */
  public static final class Own extends FileInputStream {
    public Own(File file) throws IOException {
      super(file);
    }
  }

  /** Uses its own stream, and a reference to a constructor: neither is rewritten. */
  public static final class Near implements Function<Path, String> {
    private interface Opening {
      InputStream open(File file) throws IOException;
    }

    @Override
    public String apply(Path file) {
      Opening opening = FileInputStream::new;
      try (InputStream own = new Own(file.toFile());
          InputStream referred = opening.open(file.toFile())) {
        return own.getClass().getSimpleName() + " " + referred.getClass().getSimpleName();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
