package io.junicorn.container.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestCertificate;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.patch.Observations;
import io.junicorn.patch.PatchReport;
import io.junicorn.patch.PatchRule;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.util.ClassMatcher;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of an application in jars and folders of every kind, and what their loader opens. */
class PatchingClassLoaderTest {
  /** An umlaut, where the locale lets file names have one. */
  private static final String LETTER =
      Charset.forName(System.getProperty("native.encoding")).newEncoder().canEncode('\u00fc')
          ? "\u00fc"
          : "u";

  private static final String USER = "acme.User";
  private static final String ODD_USER = "acme.Gr" + LETTER + "n";

  private static Map<String, byte[]> classes;
  private static Map<String, byte[]> newer;

  @TempDir private Path folder;

  private final PatchReport report = new PatchReport(Set.of(PatchRule.FILE));
  private Path quick;
  private Path base;

  /** What a server has for all: the hierarchy that the users' methods ask for. */
  private static Sources withBase() {
    return new Sources()
        .add("acme.base.Base", "package acme.base; public class Base {}")
        .add("acme.base.Left", "package acme.base; public class Left extends Base {}")
        .add("acme.base.Right", "package acme.base; public class Right extends Base {}");
  }

  private static String user(String name, String word) {
    return """
        package acme;
        public class NAME implements java.util.function.Function<java.io.File, String> {
          public String apply(java.io.File file) {
            acme.base.Base base =
                file.exists() ? new acme.base.Left() : new acme.base.Right();
            try (java.io.InputStream in = new java.io.FileInputStream(file)) {
              return "WORD " + base.getClass().getSimpleName() + (char) in.read();
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        }
        """
        .replace("NAME", name.substring("acme.".length()))
        .replace("WORD", word);
  }

  @BeforeAll
  static void compile() {
    classes =
        withBase().add(USER, user(USER, "first")).add(ODD_USER, user(ODD_USER, "odd")).compile();
    newer = withBase().add(USER, user(USER, "second")).compile();
  }

  @BeforeEach
  void prepare() throws Exception {
    quick = Files.writeString(folder.resolve("quick"), "x");
    TestWar library = TestWar.empty();
    for (String name : List.of("acme.base.Base", "acme.base.Left", "acme.base.Right")) {
      library.compiled(name, classes.get(name));
    }
    base = library.writeJar(folder.resolve("base.jar"));
  }

  private static TestWar jar() {
    return TestWar.empty().compiled(USER, classes.get(USER));
  }

  /** What Jetty tells a loader of its application: all is seen, its own classes come first. */
  private record Application(List<Resource> getExtraClasspath)
      implements WebAppClassLoader.Context {
    @Override
    public Resource newResource(String urlOrPath) {
      return ResourceFactory.root().newResource(urlOrPath);
    }

    @Override
    public boolean isParentLoaderPriority() {
      return false;
    }

    @Override
    public ClassMatcher getHiddenClassMatcher() {
      return new ClassMatcher("of.nobody.");
    }

    @Override
    public ClassMatcher getProtectedClassMatcher() {
      return new ClassMatcher("of.nobody.");
    }
  }

  private PatchingClassLoader loader(Path classPath) throws IOException {
    URLClassLoader server =
        new URLClassLoader(new URL[] {base.toUri().toURL()}, getClass().getClassLoader());
    Resource own = ResourceFactory.root().newResource(classPath);
    return new PatchingClassLoader(
        server, new Application(List.of(own)), report, new Observations(), _ -> Optional.empty());
  }

  @SuppressWarnings("unchecked")
  private String use(ClassLoader loader, String name) throws Exception {
    Object user = loader.loadClass(name).getConstructor().newInstance();
    assertThat(user.getClass().getClassLoader()).isSameAs(loader);
    return ((Function<File, String>) user).apply(quick.toFile());
  }

  /** How often this process has a file open. */
  private static long opened(Path file) {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(each -> isLinkTo(file, each)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLinkTo(Path file, Path link) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void aJarOfAnyNameIsReadAndHasItsCodeSourceAndTheVersionsOfItsPackages() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("a b%41 " + LETTER));
    Path jar = jar().manifest("Implementation-Version: 7").writeJar(odd.resolve("c d+" + LETTER));
    try (PatchingClassLoader loader = loader(jar)) {
      assertThat(use(loader, USER)).isEqualTo("first Leftx");
      Class<?> type = loader.loadClass(USER);

      assertThat(loader.isPatched(type)).isTrue();
      assertThat(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()))
          .isEqualTo(jar);
      assertThat(type.getPackage().getImplementationVersion()).isEqualTo("7");
    }
  }

  @Test
  void aFolderIsReadAlsoForNamesThatAnAddressWritesInOtherLetters() throws Exception {
    Path odd = folder.resolve("e f " + LETTER);
    Path file = odd.resolve("acme").resolve("Gr" + LETTER + "n.class");
    Files.createDirectories(file.getParent());
    Files.write(file, classes.get(ODD_USER));
    try (PatchingClassLoader loader = loader(odd)) {
      assertThat(use(loader, ODD_USER)).isEqualTo("odd Leftx");
      Class<?> type = loader.loadClass(ODD_USER);

      assertThat(loader.isPatched(type)).isTrue();
      assertThat(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()))
          .isEqualTo(odd);
    }
  }

  @Test
  void ofAMultiReleaseJarTheClassOfThisJavaIsPatched() throws Exception {
    Path jar =
        jar()
            .compiled("META-INF.versions.11." + USER, newer.get(USER))
            .manifest("Multi-Release: true")
            .writeJar(folder.resolve("multi.jar"));
    try (PatchingClassLoader loader = loader(jar)) {
      assertThat(use(loader, USER)).isEqualTo("second Leftx");
      assertThat(report.isPatched(USER)).isTrue();
    }
  }

  @Test
  void aSealedJarIsLeftToTheJdk() throws Exception {
    Path jar = jar().manifest("Sealed: true").writeJar(folder.resolve("sealed.jar"));
    try (PatchingClassLoader loader = loader(jar)) {
      assertThat(use(loader, USER)).isEqualTo("first Leftx");

      assertThat(loader.loadClass(USER).getPackage().isSealed()).isTrue();
      assertThat(report.isPatched(USER)).isFalse();
      assertThat(report.left()).containsEntry("sealed.jar", "its manifest seals packages");
    }
  }

  @Test
  void aSignedJarIsLeftToTheJdkAndItsClassesHaveTheirSigners() throws Exception {
    TestCertificate certificate = TestCertificate.create(folder);
    Path jar = folder.resolve("signed.jar");
    Path plain = jar().manifest("Created-By: acme").writeJar(folder.resolve("plain.jar"));
    try (ZipFile unsigned = new ZipFile(plain.toFile());
        OutputStream signed = Files.newOutputStream(jar)) {
      new JarSigner.Builder(
              (PrivateKey) certificate.key(),
              CertificateFactory.getInstance("X.509")
                  .generateCertPath(List.of(certificate.certificate())))
          .build()
          .sign(unsigned, signed);
    }
    try (PatchingClassLoader loader = loader(jar)) {
      assertThat(use(loader, USER)).isEqualTo("first Leftx");

      assertThat(loader.loadClass(USER).getProtectionDomain().getCodeSource().getCertificates())
          .containsExactly(certificate.certificate());
      assertThat(report.isPatched(USER)).isFalse();
      assertThat(report.left().get("signed.jar")).startsWith("it is signed by META-INF/");
    }
  }

  /** Whoever asks the JDK for a connection gets one jar for all, which one's end must not close. */
  @Test
  void theEndOfOneApplicationClosesItsOwnJarsAndNoneThatOthersRead() throws Exception {
    Path jar = jar().writeJar(folder.resolve("own.jar"));
    URI left = URI.create("jar:" + base.toUri() + "!/acme/base/Left.class");
    JarURLConnection shared = (JarURLConnection) left.toURL().openConnection();
    try (JarFile read = shared.getJarFile()) {
      PatchingClassLoader loader = loader(jar);
      loader.loadClass(USER);
      assertThat(report.isPatched(USER)).as("the parent's classes were looked up").isTrue();
      assertThat(opened(jar)).isPositive();
      loader.close();

      assertThat(opened(jar)).isZero();
      assertThat(read.getEntry("acme/base/Left.class")).isNotNull();
    }
  }

  @Test
  void aClassThatIsLoadedLateOpensNothing() throws Exception {
    Path jar = jar().writeJar(folder.resolve("late.jar"));
    URL found = URI.create("jar:" + jar.toUri() + "!/acme/User.class").toURL();
    ClassSources sources = new ClassSources(report);
    sources.close();

    assertThatThrownBy(() -> sources.read(found, "acme/User.class"))
        .isInstanceOf(IOException.class)
        .hasMessage("late.jar is closed: its application has ended");
    assertThat(opened(jar)).isZero();
  }

  @Test
  @SuppressWarnings("deprecation") // Only so can an address be made that is no URI.
  void anAddressThatIsNoUriIsLeftToTheJdkAndNamed() throws Exception {
    try (ClassSources sources = new ClassSources(report)) {
      assertThat(sources.read(new URL("file:/a b/acme/User.class"), "acme/User.class")).isEmpty();
      assertThat(sources.read(new URL("jar:file:/c d.jar!/acme/User.class"), "acme/User.class"))
          .isEmpty();
    }

    assertThat(report.left()).containsOnlyKeys("file:/a b/acme/", "jar:file:/c d.jar!/acme/");
  }
}
