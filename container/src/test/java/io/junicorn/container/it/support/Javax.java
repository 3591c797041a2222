package io.junicorn.container.it.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Makes a javax application of a jakarta one: the same servlets, compiled once, then run in every
 * environment.
 */
final class Javax {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private Javax() {}

  /** A file of a WAR or jar, with its names of jakarta packages changed. */
  static byte[] rewrite(String name, byte[] bytes) {
    try {
      return name.endsWith(".class") ? rewriteClass(bytes) : rewriteText(name, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name under which the file belongs there. */
  static String rewriteName(String name) {
    return name.replace("services/jakarta.", "services/javax.");
  }

  private static byte[] rewriteText(String name, byte[] bytes) {
    if (!name.endsWith(".xml") && !name.endsWith(".jsp") && !name.contains("META-INF/services/")) {
      return bytes;
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .replace("https://jakarta.ee/xml/ns/jakartaee", "http://xmlns.jcp.org/xml/ns/javaee")
        .replace("version=\"6.0\"", "version=\"4.0\"")
        .replace("jakarta.tags.core", "http://java.sun.com/jsp/jstl/core")
        .replace("jakarta.tags.functions", "http://java.sun.com/jsp/jstl/functions")
        .replace("jakarta.", "javax.")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Goes over the constant pool (JVMS 4.4): every name is a UTF-8 entry with a length. */
  private static byte[] rewriteClass(byte[] bytes) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        DataOutputStream out = new DataOutputStream(result)) {
      out.write(in.readNBytes(8));
      int count = in.readUnsignedShort();
      out.writeShort(count);
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == UTF8) {
          out.writeUTF(in.readUTF().replace("jakarta/", "javax/").replace("jakarta.", "javax."));
        } else {
          out.write(in.readNBytes(lengthOf(tag)));
        }
        if (tag == LONG || tag == DOUBLE) {
          i++;
        }
      }
      in.transferTo(out);
    }
    return result.toByteArray();
  }

  private static int lengthOf(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case LONG, DOUBLE -> 8;
      default -> 4;
    };
  }
}
