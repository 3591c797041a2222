package io.junicorn.container.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where lines go. Opening and writing may block for ever: the thread of a {@link LineWriter}. */
interface Target {
  /** Opens it for appending. */
  FileChannel open() throws IOException;

  /** Whether opening it again may yield another file: after a rotation. */
  boolean rotates();

  /** A file, made if it is missing. Its folder is not. */
  record File(Path path) implements Target {
    @Override
    public FileChannel open() throws IOException {
      return FileChannel.open(
          path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public boolean rotates() {
      return true;
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A standard stream of the process. */
  record Standard(FileDescriptor descriptor, String text) implements Target {
    static final Standard OUTPUT = new Standard(FileDescriptor.out, "standard output");
    static final Standard ERROR = new Standard(FileDescriptor.err, "standard error");

    @Override
    @SuppressWarnings("resource") // The stream is the process's own and stays open.
    public FileChannel open() {
      return new FileOutputStream(descriptor).getChannel();
    }

    @Override
    public boolean rotates() {
      return false;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
