package io.junicorn.container.check;

/**
 * Where something was found.
 *
 * @param file the archive or file, relative to the web application: {@code WEB-INF/lib/shop.jar}
 * @param type the class, {@code com.example.Shop}; empty if it is not in a class
 * @param member its method or field, empty if it is the class as a whole
 * @param line its line, 0 if none is known
 */
record Place(String file, String type, String member, int line) {
  static Place file(String name) {
    return new Place(name, "", "", 0);
  }

  /** {@code WEB-INF/lib/shop.jar!com.example.Shop#open:12}. */
  String text() {
    return file
        + (type.isEmpty() ? "" : "!" + type)
        + (member.isEmpty() ? "" : "#" + member)
        + (line == 0 ? "" : ":" + line);
  }
}
