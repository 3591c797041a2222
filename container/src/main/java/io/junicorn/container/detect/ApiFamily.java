package io.junicorn.container.detect;

/** The two families of package names, which no class loader can mix. */
enum ApiFamily {
  /** Java EE 8 and older. */
  JAVAX("javax"),

  /** Jakarta EE 9 and newer. */
  JAKARTA("jakarta");

  private final String root;

  ApiFamily(String root) {
    this.root = root;
  }

  /** {@code javax} or {@code jakarta}. */
  String root() {
    return root;
  }

  /**
   * Whether a class of this internal name ({@code javax/servlet/Filter}) belongs to it: only
   * packages that servlet containers provide, or that stand on those.
   */
  boolean has(String internalName) {
    int length = root.length();
    return internalName.startsWith(root)
        && (internalName.startsWith("/servlet/", length)
            || internalName.startsWith("/websocket/", length)
            || internalName.startsWith("/faces/", length)
            || internalName.startsWith("/ws/rs/", length)
            || internalName.startsWith("/el/", length)
            || internalName.startsWith("/enterprise/", length));
  }

  ApiFamily other() {
    return this == JAVAX ? JAKARTA : JAVAX;
  }
}
