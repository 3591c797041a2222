package io.junicorn.container.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InaccessibleObjectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXParseException;

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
  void whatNamesNoFileIsSaidWithWhatNamesIt() {
    RuntimeException scan =
        new RuntimeException("Error scanning A.class", new IllegalArgumentException());
    assertThat(explain(scan))
        .isEqualTo("java.lang.IllegalArgumentException (Error scanning A.class)");
    RuntimeException several = new RuntimeException("several");
    several.addSuppressed(new RuntimeException(new ZipException("no END header")));
    assertThat(explain(several)).isEqualTo("java.util.zip.ZipException: no END header (several)");
    IllegalArgumentException reading = new IllegalArgumentException();
    reading.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.objectweb.asm.ClassReader", "<init>", "ClassReader.java", 1)
        });
    assertThat(explain(reading)).contains("reading a class file of it", "(outer)");
    assertThat(explain(new UnsupportedOperationException("enough")))
        .isEqualTo("java.lang.UnsupportedOperationException: enough");
  }

  @Test
  void saysHowAJettyWebXmlBegins() {
    assertThat(
            explain(
                new SAXParseException(
                    "cvc-elt.1.a: Cannot find the declaration of element 'Configure'.", null)))
        .contains(
            "jetty-web.xml",
            "<!DOCTYPE Configure PUBLIC",
            "\"https://jetty.org/configure_10_0.dtd\"");
  }

  @Test
  void isOneLineThatLeavesTheTerminalAlone() {
    assertThat(explain(new UnsupportedOperationException("red \u001b[31m\nnext")))
        .endsWith("red \\u001b[31m\\nnext");
  }

  @Test
  void anAddressThatAnApplicationCannotResolveIsItsOwn() {
    assertThat(explain(new UnresolvedAddressException())).doesNotContain("--bind", "--management");
  }
}
