package io.junicorn.container.check;

import io.junicorn.container.deploy.MissingApi;
import java.util.List;
import java.util.Optional;

/**
 * A part of Java that has left it.
 *
 * @param prefix of its classes, {@code javax/xml/bind/}
 * @param name as people call it
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
          new RemovedApi("sun/", "an internal class of older Java versions"),
          new RemovedApi("com/sun/image/codec/", "an internal class of older Java versions"),
          new RemovedApi("com/sun/xml/internal/", "an internal class of older Java versions"),
          new RemovedApi("com/sun/net/ssl/", "an internal class of older Java versions"),
          new RemovedApi("com/sun/org/apache/", "an internal class of older Java versions"),
          new RemovedApi("java/", "a class of older Java versions"));

  /** The one that a class belongs to. */
  static Optional<RemovedApi> of(String internalName) {
    return ALL.stream().filter(api -> internalName.startsWith(api.prefix)).findFirst();
  }

  /** {@code javax.xml.bind.}. */
  String dotted() {
    return ClassFileInWar.dotted(prefix);
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
