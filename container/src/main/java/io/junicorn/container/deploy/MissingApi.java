package io.junicorn.container.deploy;

import java.util.List;

/**
 * What to do about a class that older Java versions or full application servers had, and that no
 * servlet container has, or that this one has for those who ask.
 *
 * @param prefix of the class names
 * @param hint what it belongs to and what helps
 */
public record MissingApi(String prefix, String hint) {
  private static final List<MissingApi> KNOWN =
      List.of(
          new MissingApi("javax.servlet.", Hint.GENERATION + "environment=ee8"),
          new MissingApi("jakarta.servlet.", Hint.GENERATION + "environment=ee10 or ee11"),
          new MissingApi(
              "javax.xml.bind.", Hint.of("JAXB", "jakarta.xml.bind-api 2.3.3, jaxb-runtime 2.3.9")),
          new MissingApi("javax.xml.ws.", Hint.of("JAX-WS", "jaxws-rt 2.3.7")),
          new MissingApi("javax.jws.", Hint.of("JAX-WS", "jaxws-rt 2.3.7")),
          new MissingApi("javax.xml.soap.", Hint.of("SAAJ", "saaj-impl 1.5.3")),
          new MissingApi("javax.activation.", Hint.of("Activation", "jakarta.activation 1.2.2")),
          new MissingApi("org.omg.", "; CORBA left the JDK with Java 11"),
          new MissingApi("javax.ejb.", Hint.SERVER),
          new MissingApi("jakarta.ejb.", Hint.SERVER),
          new MissingApi("javax.jms.", Hint.SERVER),
          new MissingApi("jakarta.jms.", Hint.SERVER),
          new MissingApi("javax.persistence.", Hint.SERVER),
          new MissingApi("jakarta.persistence.", Hint.SERVER),
          new MissingApi("io.junicorn.greenlet.", Hint.MANIFEST),
          new MissingApi("io.junicorn.coroutine.", Hint.MANIFEST),
          new MissingApi("io.junicorn.requests.", Hint.MANIFEST),
          new MissingApi("javax.faces.", Hint.SERVER),
          new MissingApi("jakarta.faces.", Hint.SERVER),
          new MissingApi("javax.ws.rs.", Hint.SERVER),
          new MissingApi("jakarta.ws.rs.", Hint.SERVER));

  /** What to say after the name of a missing class; empty if nothing is known of it. */
  public static String hint(String className) {
    for (MissingApi api : KNOWN) {
      if (className.startsWith(api.prefix)) {
        return api.hint;
      }
    }
    return "";
  }

  private static final class Hint {
    private static final String GENERATION =
        "; it is written for another generation of the servlet API: try the setting ";

    private static final String MANIFEST =
        "; the server has it, for web applications whose META-INF/MANIFEST.MF says"
            + " 'Junicorn-Api: true'";

    private static final String SERVER =
        "; a full application server has it, a servlet container does not: add its API and an"
            + " implementation to WEB-INF/lib or shared-lib";

    private static String of(String name, String jars) {
      return "; "
          + name
          + " left the JDK with Java 11: add it ("
          + jars
          + ") to WEB-INF/lib or shared-lib";
    }
  }
}
