package io.junicorn.patch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * A look at the names in a class file without parsing it: most classes name nothing of interest,
 * and cost no more than this.
 */
final class ConstantNames {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int VERSIONS = 4;

  private ConstantNames() {}

  /**
   * Whether one of the strings in its constant pool that begin with {@code java/}, {@code Ljava/}
   * or {@code io/} is of interest. False for what is no class file.
   */
  static boolean any(byte[] file, Predicate<String> interesting) {
    ByteBuffer in = ByteBuffer.wrap(file);
    try {
      if (in.getInt() != MAGIC) {
        return false;
      }
      in.position(in.position() + VERSIONS);
      int count = Short.toUnsignedInt(in.getShort());
      for (int i = 1; i < count; i++) {
        int tag = in.get();
        switch (tag) {
          case 1 -> {
            int length = Short.toUnsignedInt(in.getShort());
            int at = in.position();
            if (looksRight(file, at, length)
                && interesting.test(new String(file, at, length, StandardCharsets.UTF_8))) {
              return true;
            }
            in.position(at + length);
          }
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.position(in.position() + 4);
          case 5, 6 -> {
            in.position(in.position() + 8);
            i++;
          }
          case 7, 8, 16, 19, 20 -> in.position(in.position() + 2);
          case 15 -> in.position(in.position() + 3);
          default -> {
            return false;
          }
        }
      }
      return false;
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException cut) {
      // The JVM will say what is wrong with it.
      return false;
    }
  }

  private static boolean looksRight(byte[] file, int at, int length) {
    if (length < 4 || at + length > file.length) {
      return false;
    }
    return switch (file[at]) {
      case 'j' -> file[at + 1] == 'a' && file[at + 4 - 1] == 'a';
      case 'L' -> file[at + 1] == 'j' && file[at + 2] == 'a';
      case 'i' -> file[at + 1] == 'o' && file[at + 2] == '/';
      default -> false;
    };
  }
}
