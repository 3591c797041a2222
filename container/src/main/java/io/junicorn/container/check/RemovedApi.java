package io.junicorn.container.check;

import io.junicorn.container.deploy.MissingApi;
import java.util.List;
import java.util.Optional;

/**
 * A part of Java that has left it.
 *
 * @param prefix of its classes, {@code javax/xml/bind/}
 * @param name as people call it, empty if it has none
 */
record RemovedApi(String prefix, String name) {
  private static final List<RemovedApi> ALL =
      List.of(
          new RemovedApi("javax/xml/bind/", "JAXB"),
          new RemovedApi("javax/xml/ws/", "JAX-WS"),
          new RemovedApi("javax/jws/", "JAX-WS"),
          new RemovedApi("javax/xml/soap/", "SAAJ"),
          new RemovedApi("javax/activation/", "Activation"),
          new RemovedApi("javax/rmi/CORBA/", "CORBA"),
          new RemovedApi("javax/rmi/PortableRemoteObject", "CORBA"),
          new RemovedApi("org/omg/", "CORBA"),
          new RemovedApi("jdk/nashorn/", "Nashorn"),
          new RemovedApi("sun/", ""),
          new RemovedApi("com/sun/image/codec/", ""),
          new RemovedApi("com/sun/xml/internal/", ""),
          new RemovedApi("com/sun/net/ssl/", ""),
          new RemovedApi("com/sun/org/apache/", ""),
          new RemovedApi("java/", ""));

  /** The one that a class belongs to; one without a name is told by its package. */
  static Optional<RemovedApi> of(String internalName) {
    return ALL.stream()
        .filter(api -> internalName.startsWith(api.prefix))
        .findFirst()
        .map(api -> api.name.isEmpty() ? ofPackage(internalName) : api);
  }

  private static RemovedApi ofPackage(String internalName) {
    return new RemovedApi(internalName.substring(0, internalName.lastIndexOf('/') + 1), "");
  }

  /** Whether it is a standard that applications use, and no inner part. */
  boolean isNamed() {
    return !name.isEmpty();
  }

  /** {@code javax.xml.bind.}. */
  String dotted() {
    return ClassFileInWar.dotted(prefix);
  }

  /** {@code JAXB (javax.xml.bind)}. */
  String say() {
    String packages =
        dotted().endsWith(".") ? dotted().substring(0, dotted().length() - 1) : dotted();
    return name.isEmpty() ? packages : name + " (" + packages + ")";
  }

  /** What the owner can do. */
  String help() {
    String hint = MissingApi.hint(dotted());
    int colon = hint.indexOf(": ");
    return colon < 0
        ? "replace it, or take a newer version of the library"
        : hint.substring(colon + 2);
  }
}
