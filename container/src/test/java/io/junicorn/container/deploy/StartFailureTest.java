package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InaccessibleObjectException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

/** What people read when a web application does not start. */
class StartFailureTest {
  private static String explain(Throwable cause) {
    return StartFailure.explain(new IllegalStateException("outer", cause));
  }

  @Test
  void namesTheOptionThatOpensAPackage() {
    assertThat(
            explain(
                new InaccessibleObjectException(
                    "Unable to make field private int java.lang.Integer.value accessible: module"
                        + " java.base does not \"opens java.lang\" to unnamed module @1b")))
        .contains("JUNICORN_JAVA_OPTS='--add-opens java.base/java.lang=ALL-UNNAMED'");
  }

  @Test
  void namesTheOptionThatExportsAPackage() {
    assertThat(
            explain(
                new IllegalAccessError(
                    "class A (in unnamed module @0x1) cannot access class sun.net.www.B (in module"
                        + " java.base) because module java.base does not export sun.net.www to"
                        + " unnamed module @0x1")))
        .contains("JUNICORN_JAVA_OPTS='--add-exports java.base/sun.net.www=ALL-UNNAMED'");
  }

  @Test
  void saysOfAMissingClassWhatItBelongsTo() {
    assertThat(explain(new NoClassDefFoundError("javax/xml/bind/JAXBException")))
        .startsWith("class missing: javax.xml.bind.JAXBException; JAXB left the JDK with Java 11");
    assertThat(explain(new ClassNotFoundException("javax.servlet.Filter")))
        .contains("another generation of the servlet API", "environment=ee8");
    assertThat(explain(new ClassNotFoundException("com.example.Absent")))
        .isEqualTo("class missing: com.example.Absent");
  }

  @Test
  void saysThatALoginNeedsUsers() {
    assertThat(explain(new IllegalStateException("No LoginService for BasicAuthenticator in x")))
        .contains("asks for a login", "set realm");
  }

  @Test
  void saysHowTheServersApiIsAskedFor() {
    for (String name :
        new String[] {"greenlet/Greenlets", "coroutine/Family", "requests/Requests"}) {
      assertThat(explain(new NoClassDefFoundError("io/junicorn/" + name)))
          .startsWith("class missing: io.junicorn." + name.replace('/', '.'))
          .contains("META-INF/MANIFEST.MF says 'Junicorn-Api: true'");
    }
  }

  @Test
  void anAddressThatAnApplicationCannotResolveIsItsOwn() {
    assertThat(explain(new UnresolvedAddressException())).doesNotContain("--bind", "--management");
  }
}
