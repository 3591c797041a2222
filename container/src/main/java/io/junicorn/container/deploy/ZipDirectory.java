package io.junicorn.container.deploy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The central directory of a zip file, for what {@code java.util.zip} does not tell: which entry is
 * a symbolic link or a device (APPNOTE.TXT of PKWARE, sections 4.3.12 to 4.3.16 and 4.4.15).
 *
 * <p>{@link java.util.zip.ZipFile} has opened the file before, so its structure is checked.
 */
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int LOCATOR_64_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_64_SIZE = 20;
  private static final int END_64_SIGNATURE = 0x06064b50;
  private static final int END_64_SIZE = 56;
  private static final int HEADER_SIGNATURE = 0x02014b50;
  private static final int HEADER_SIZE = 46;

  /** Of Unix, in the upper half of the external attributes. */
  private static final int TYPE = 0170000;

  private static final int PLAIN_FILE = 0100000;
  private static final int FOLDER = 0040000;

  private ZipDirectory() {}

  /**
   * Refuses an archive in which an entry is neither a file nor a folder.
   *
   * @throws DeployException naming the first such entry
   */
  static void refuseLinks(Path war) throws IOException, DeployException {
    try (RandomAccessFile file = new RandomAccessFile(war.toFile(), "r")) {
      ByteBuffer headers = read(file);
      while (headers.remaining() >= HEADER_SIZE
          && headers.getInt(headers.position()) == HEADER_SIGNATURE) {
        int at = headers.position();
        int nameLength = Short.toUnsignedInt(headers.getShort(at + 28));
        int next =
            at
                + HEADER_SIZE
                + nameLength
                + Short.toUnsignedInt(headers.getShort(at + 30))
                + Short.toUnsignedInt(headers.getShort(at + 32));
        int type = (headers.getInt(at + 38) >>> 16) & TYPE;
        if (type != 0 && type != PLAIN_FILE && type != FOLDER) {
          byte[] name = new byte[nameLength];
          headers.get(at + HEADER_SIZE, name);
          throw new DeployException(
              war
                  + ": refused, its entry '"
                  + EntryNames.printable(new String(name, StandardCharsets.UTF_8))
                  + "' is a symbolic link or a device (mode "
                  + Integer.toOctalString(headers.getInt(at + 38) >>> 16)
                  + "), allowed are files and folders");
        }
        headers.position(next);
      }
    }
  }

  private static ByteBuffer read(RandomAccessFile file) throws IOException {
    long length = file.length();
    int tail = (int) Math.min(length, END_SIZE + MAX_COMMENT);
    ByteBuffer end = at(file, length - tail, tail);
    for (int i = tail - END_SIZE; i >= 0; i--) {
      if (end.getInt(i) == END_SIGNATURE
          && i + END_SIZE + Short.toUnsignedInt(end.getShort(i + 20)) == tail) {
        return directory(file, length - tail + i, Integer.toUnsignedLong(end.getInt(i + 12)));
      }
    }
    throw new ZipException("no end of central directory");
  }

  /** The directory ends where its end record begins, of which there are two in a zip64 file. */
  private static ByteBuffer directory(RandomAccessFile file, long end, long size)
      throws IOException {
    if (end >= LOCATOR_64_SIZE + END_64_SIZE) {
      ByteBuffer locator = at(file, end - LOCATOR_64_SIZE, LOCATOR_64_SIZE);
      if (locator.getInt(0) == LOCATOR_64_SIGNATURE) {
        ByteBuffer end64 = at(file, locator.getLong(8), END_64_SIZE);
        if (end64.getInt(0) == END_64_SIGNATURE) {
          return directoryBefore(file, locator.getLong(8), end64.getLong(40));
        }
      }
    }
    return directoryBefore(file, end, size);
  }

  private static ByteBuffer directoryBefore(RandomAccessFile file, long end, long size)
      throws IOException {
    if (size < 0 || size > Math.min(end, Integer.MAX_VALUE)) {
      throw new ZipException("central directory of " + size + " bytes");
    }
    return at(file, end - size, (int) size);
  }

  private static ByteBuffer at(RandomAccessFile file, long position, int size) throws IOException {
    byte[] bytes = new byte[size];
    file.seek(position);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
