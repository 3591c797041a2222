package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.PlainServlet;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries and their versions, classes that are there twice, pages, class file versions. */
class ContentRulesTest {
  @TempDir private Path folder;

  private Report scan(TestWar war) {
    return new CheckedWar(folder).scan(war);
  }

  private static TestWar jar(String name, TestWar content) {
    return TestWar.empty().library(name, content);
  }

  @Test
  void theVersionInAJarCounts() {
    TestWar old =
        TestWar.empty()
            .file(
                "META-INF/maven/org.xstream/xstream/pom.properties",
                "groupId=org.xstream\nartifactId=xstream\nversion=1.4.9\n");
    Finding finding = CheckedWar.only(scan(jar("renamed.jar", old)), "needs-add-opens");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.advice().what()).startsWith("xstream 1.4.9 ");
  }

  @Test
  void elseThatOfTheManifest() {
    TestWar old = TestWar.empty().manifest("Implementation-Version: 3.21.0-GA");
    CheckedWar.only(scan(jar("javassist.jar", old)), "needs-add-opens");
  }

  @ParameterizedTest
  @CsvSource({
    "cglib-nodep-2.2.2.jar,     needs-add-opens,     WARNING",
    "HikariCP-3.4.5.jar,        jdbc-driver,         INFO",
    "HikariCP-7.0.2.jar,        connection-pool,     INFO",
    "postgresql-42.2.5.jar,     jdbc-driver,         INFO",
    "mssql-jdbc-9.2.1.jre8.jar, jdbc-driver,         INFO",
    "c3p0-0.9.5.5.jar,          connection-pool,     INFO",
    "jackson-core-2.15.0.jar,   thread-affine-cache, INFO",
  })
  void aKnownLibraryIsFoundByItsFileName(String file, String rule, Severity severity) {
    assertThat(CheckedWar.only(scan(jar(file, TestWar.empty().file("x", ""))), rule).severity())
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "xstream-1.4.20.jar,    needs-add-opens",
    "xstream.jar,           needs-add-opens",
    "spring-core-6.2.1.jar, needs-add-opens",
    "HikariCP-5.1.0.jar,    jdbc-driver",
    "postgresql-42.7.4.jar, jdbc-driver",
    "my-cglib-1.0.jar,      needs-add-opens",
  })
  void aNewerOneAndOneWithoutVersionAreNot(String file, String rule) {
    CheckedWar.assertNone(scan(jar(file, TestWar.empty().file("x", ""))), rule);
  }

  private static TestWar classOf(String members) {
    return CheckedWar.add(TestWar.empty(), CheckedWar.compile(members));
  }

  @Test
  void twoVersionsOfAClassAreAWarning() {
    Finding finding =
        CheckedWar.only(
            scan(
                TestWar.empty()
                    .library("a-1.jar", classOf("int x;"))
                    .library("b-2.jar", classOf("int y;"))),
            DuplicateClassRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.file()).isEqualTo("WEB-INF/lib/b-2.jar");
    assertThat(finding.advice().what()).endsWith("WEB-INF/lib/a-1.jar");
  }

  @Test
  void oneThatTheApplicationReplacesIsForInformation() {
    assertThat(
            CheckedWar.only(
                    scan(classOf("int x;").library("b-2.jar", classOf("int y;"))),
                    DuplicateClassRule.ID)
                .severity())
        .isEqualTo(Severity.INFO);
  }

  @Test
  void theSameTwiceIsNone() {
    CheckedWar.assertNone(
        scan(
            TestWar.empty()
                .library("a-1.jar", classOf("int x;"))
                .library("b-2.jar", classOf("int x;"))),
        DuplicateClassRule.ID);
  }

  @Test
  void aCopyOfTheServletApiIsForInformation() {
    byte[] any = CheckedWar.type("");
    Finding finding =
        CheckedWar.only(
            scan(
                jar("servlet-api-2.5.jar", TestWar.empty().compiled("javax.servlet.Servlet", any))),
            BundledApiRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aServletOfItsOwnNamedServletIsNoCopy() {
    byte[] any = CheckedWar.type("");
    CheckedWar.assertNone(
        scan(jar("x-1.jar", TestWar.empty().compiled("com.javax.servlet.Servlet", any))),
        BundledApiRule.ID);
  }

  @Test
  void classesOfBothGenerationsAreAWarning() {
    Report report =
        scan(TestWar.of(HitServlet.class, PlainServlet.class).javax().classes(HitServlet.class));
    // HitServlet.class is there once: the jakarta one came last.
    assertThat(CheckedWar.only(report, EnvironmentRule.MIXED).severity())
        .isEqualTo(Severity.WARNING);
    CheckedWar.assertNone(scan(TestWar.of(HitServlet.class)), EnvironmentRule.MIXED);
  }

  @Test
  void aZipWithoutWebInfIsAWarning() {
    CheckedWar.only(scan(TestWar.empty().file("a.jpg", "x")), EnvironmentRule.NO_WEB_INF);
    CheckedWar.assertNone(scan(TestWar.empty().file("WEB-INF/x", "")), EnvironmentRule.NO_WEB_INF);
  }

  @Test
  void aPageWithATagLibraryThatIsNowhereIsAnError() {
    Finding finding =
        CheckedWar.only(
            scan(
                TestWar.empty()
                    .file("WEB-INF/x", "")
                    .file(
                        "a/page.jsp",
                        "<html>\n<%@ taglib prefix='x' uri='http://example.org/gone' %>")),
            TagLibraryRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.places().getFirst().text()).isEqualTo("a/page.jsp:2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/core",
        "http://example.org/own",
        "http://example.org/jar",
        "http://example.org/mapped",
        "/WEB-INF/own.tld",
        "../WEB-INF/own.tld",
      })
  void oneThatIsThereIsNot(String uri) {
    String taglib = "<taglib><uri>http://example.org/%s</uri></taglib>";
    CheckedWar.assertNone(
        scan(
            TestWar.empty()
                .file("WEB-INF/own.tld", taglib.formatted("own"))
                .library("t-1.jar", TestWar.empty().file("META-INF/t.tld", taglib.formatted("jar")))
                .webXml("<taglib-uri>http://example.org/mapped</taglib-uri>")
                .file("a/page.jsp", "<%@taglib uri=\"" + uri + "\" prefix=\"x\"%>")),
        TagLibraryRule.ID);
  }

  @Test
  void aDirectiveInACommentIsNone() {
    CheckedWar.assertNone(
        scan(
            TestWar.empty()
                .file(
                    "page.jsp",
                    "<%-- <%@ taglib prefix='x' uri='http://example.org/gone' %> --%>")),
        TagLibraryRule.ID);
  }

  @Test
  void aTagWhoseClassIsNowhereIsAWarning() {
    Finding finding =
        CheckedWar.only(
            scan(
                TestWar.empty()
                    .file(
                        "WEB-INF/own.tld",
                        "<taglib><uri>u</uri><tag><tag-class>com.example.Gone</tag-class></tag>"
                            + "</taglib>")),
            MissingClassRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  private static byte[] version(int major, int minor) {
    byte[] type = CheckedWar.type("");
    type[4] = (byte) (minor >> 8);
    type[5] = (byte) minor;
    type[7] = (byte) major;
    return type;
  }

  @Test
  void aClassForANewerJavaIsAnError() {
    Finding finding =
        CheckedWar.only(
            scan(TestWar.empty().compiled("com.example.App", version(70, 0))), ClassVersion.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.advice().what()).isEqualTo("compiled for Java 26, this is Java 25");
  }

  @Test
  void oneWithPreviewFeaturesIsAnError() {
    assertThat(
            CheckedWar.only(
                    scan(TestWar.empty().compiled("com.example.App", version(65, 0xFFFF))),
                    ClassVersion.ID)
                .advice()
                .what())
        .isEqualTo("compiled with preview features of Java 21");
  }

  @Test
  void aVariantForANewerJavaIsNone() {
    TestWar variants =
        TestWar.empty().compiled("META-INF.versions.26.com.example.App", version(70, 0));
    CheckedWar.assertNone(scan(jar("multi-1.jar", variants)), ClassVersion.ID);
    CheckedWar.assertNone(
        scan(CheckedWar.add(TestWar.empty(), Map.of("com.example.App", version(69, 0)))),
        ClassVersion.ID);
  }
}
