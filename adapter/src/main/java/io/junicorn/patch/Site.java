package io.junicorn.patch;

/**
 * What is called, as a class file names it.
 *
 * @param owner the class, such as {@code java/io/FileInputStream}
 * @param type the descriptor, such as {@code (Ljava/lang/String;)V}
 */
record Site(String owner, String name, String type) {
  /** For people: {@code FileInputStream.<init>}. */
  String words() {
    return owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
  }
}
