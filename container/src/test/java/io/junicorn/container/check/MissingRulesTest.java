package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes and methods that are nowhere: in the application an error, in libraries seldom. */
class MissingRulesTest {
  @TempDir private Path folder;

  private Report scan(TestWar war) {
    return new CheckedWar(folder).scan(war);
  }

  /** {@code com.example.App} beside another class, without that class. */
  private static Map<String, byte[]> without(String type, String source, String members) {
    Map<String, byte[]> classes =
        new TreeMap<>(
            new Sources()
                .add(type, source)
                .add("com.example.App", "package com.example; public class App { " + members + " }")
                .compile());
    Predicate<String> gone = name -> name.startsWith(type);
    classes.keySet().removeIf(gone);
    return classes;
  }

  private static Map<String, byte[]> withoutOther(String members) {
    return without(
        "org.other.Other",
        "package org.other; public class Other { public @interface Mark {}"
            + " public static class Inner {} public static void call() {} }",
        members);
  }

  private static Map<String, byte[]> withoutJaxb(String members) {
    return without(
        "javax.xml.bind.JAXBContext",
        "package javax.xml.bind; public class JAXBContext { public static void call() {} }",
        members);
  }

  private static final String CALLS_OTHER = "void run() {\norg.other.Other.call();\n}";
  private static final String CALLS_JAXB = "void run() { javax.xml.bind.JAXBContext.call(); }";

  @Test
  void aClassThatTheApplicationCallsIsAnError() {
    Finding finding =
        CheckedWar.only(
            scan(CheckedWar.add(TestWar.empty(), withoutOther(CALLS_OTHER))), MissingClassRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.advice().what()).isEqualTo("needs org.other.Other, which is nowhere");
    assertThat(finding.places().getFirst().text())
        .isEqualTo("WEB-INF/classes!com.example.App#run:2");
  }

  @ParameterizedTest
  @CsvSource({"9, 0", "25, 0", "99, 1"})
  void oneThatAJarHasForThisJavaOnlyIsNot(int version, int findings) {
    TestWar war =
        CheckedWar.add(TestWar.empty(), withoutOther(CALLS_OTHER))
            .library(
                "other-1.jar",
                TestWar.empty()
                    .manifest("Multi-Release: true")
                    .file("META-INF/versions/" + version + "/org/other/Other.class", ""));
    assertThat(scan(war).findings())
        .filteredOn(f -> f.rule().equals(MissingClassRule.ID))
        .hasSize(findings);
  }

  @Test
  void soIsOneInASignature() {
    CheckedWar.only(
        scan(CheckedWar.add(TestWar.empty(), withoutOther("org.other.Other x;"))),
        MissingClassRule.ID);
  }

  @Test
  void whatALibraryMissesIsNone() {
    CheckedWar.assertNone(
        scan(
            TestWar.empty()
                .library("big-1.jar", CheckedWar.add(TestWar.empty(), withoutOther(CALLS_OTHER)))),
        MissingClassRule.ID);
  }

  @Test
  void aMissingAnnotationIsNone() {
    CheckedWar.assertNone(
        scan(CheckedWar.add(TestWar.empty(), withoutOther("@org.other.Other.Mark void run() { }"))),
        MissingClassRule.ID);
  }

  @Test
  void whatIsAskedForFirstIsForInformation() {
    Finding finding =
        CheckedWar.only(
            scan(
                CheckedWar.add(
                    TestWar.empty(),
                    withoutOther(
                        "void run() throws Exception { Class.forName(\"org.other.Other\");"
                            + " org.other.Other.call(); }"))),
            MissingClassRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void whatTheEnvironmentHasIsThere() {
    CheckedWar.assertNone(
        scan(
            TestWar.empty()
                .compiled(
                    "com.example.App",
                    CheckedWar.type("Object x = jakarta.servlet.Servlet.class;"))),
        MissingClassRule.ID);
  }

  @Test
  void theServersGreenletsAreThereForWhoAsksForThem() {
    Map<String, byte[]> classes =
        without(
            "io.junicorn.greenlet.Greenlets",
            "package io.junicorn.greenlet; public class Greenlets {}",
            "Object x = new io.junicorn.greenlet.Greenlets();");
    TestWar asks = CheckedWar.add(TestWar.empty(), classes).manifest("Junicorn-Api: true");
    CheckedWar.assertNone(scan(asks), MissingClassRule.ID);
    Finding finding =
        CheckedWar.only(scan(CheckedWar.add(TestWar.empty(), classes)), MissingClassRule.ID);
    assertThat(finding.advice().owner()).contains("Junicorn-Api: true");
  }

  @Test
  void aServletOfTheDescriptorThatIsNowhereIsAnError() {
    Finding finding =
        CheckedWar.only(
            scan(TestWar.empty().webXml("\n<servlet-class>\n com.example.Gone </servlet-class>")),
            MissingClassRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.places().getFirst().text()).isEqualTo("WEB-INF/web.xml:2");
  }

  @Test
  void oneThatIsThereIsNot() {
    CheckedWar.assertNone(
        scan(
            CheckedWar.app("")
                .webXml(
                    "<servlet-class>com.example.App</servlet-class>"
                        + "<filter-class>jakarta.servlet.http.HttpServlet</filter-class>")),
        MissingClassRule.ID);
  }

  @Test
  void aDescriptorThatIsNoXmlIsAnError() {
    assertThat(
            CheckedWar.only(
                    scan(TestWar.empty().file("WEB-INF/web.xml", "<web-app>")),
                    DescriptorRule.UNREADABLE)
                .severity())
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void anImplementationOfARemovedApiIsAnError() {
    Finding finding =
        CheckedWar.only(
            scan(
                TestWar.empty()
                    .library(
                        "jaxb-impl-2.jar",
                        CheckedWar.add(TestWar.empty(), withoutJaxb(CALLS_JAXB))
                            .file("META-INF/services/javax.xml.bind.JAXBContext", "x.Y"))),
            RemovedApiRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.advice().owner()).contains("jakarta.xml.bind-api 2.3.3");
  }

  @Test
  void aServiceForAnInnerPartOfOldJavaIsNone() {
    // dnsjava has it, for those who ask for it by a system property.
    TestWar library =
        TestWar.empty()
            .file("META-INF/services/sun.net.spi.nameservice.NameServiceDescriptor", "x.Y");
    CheckedWar.assertNone(
        scan(TestWar.empty().library("dnsjava-2.jar", library)), RemovedApiRule.ID);
  }

  @Test
  void aLibraryThatIsAboutItIsAWarning() {
    assertThat(jaxbIn(CheckedWar.add(TestWar.empty(), withoutJaxb(CALLS_JAXB))).severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void aCornerOfALibraryIsForInformation() {
    TestWar library = CheckedWar.add(TestWar.empty(), withoutJaxb(CALLS_JAXB));
    CheckedWar.add(library, many());
    assertThat(jaxbIn(library).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void anOptionalImportIsForInformation() {
    TestWar library =
        CheckedWar.add(TestWar.empty(), withoutJaxb(CALLS_JAXB))
            .manifest("Import-Package: javax.xml.bind;version=\"[2,3)\";resolution:=optional");
    assertThat(jaxbIn(library).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aBundledApiIsThere() {
    TestWar library = CheckedWar.add(TestWar.empty(), withoutJaxb(CALLS_JAXB));
    CheckedWar.assertNone(
        scan(
            TestWar.empty()
                .library("uses-1.jar", library)
                .library(
                    "api-2.jar",
                    TestWar.empty().compiled("javax.xml.bind.JAXBContext", CheckedWar.type("")))),
        RemovedApiRule.ID);
  }

  private static Map<String, byte[]> many() {
    Sources sources = new Sources();
    for (int i = 0; i < 10; i++) {
      sources.add("com.example.Other" + i, "package com.example; class Other" + i + " {}");
    }
    return sources.compile();
  }

  private Finding jaxbIn(TestWar library) {
    return CheckedWar.only(scan(TestWar.empty().library("uses-1.jar", library)), RemovedApiRule.ID);
  }

  /** A class whose method makes one static call that no compiler would. */
  private static byte[] calling(String owner, String method, MethodTypeDesc type) {
    return ClassFile.of()
        .build(
            ClassDesc.of("com.example.App"),
            built ->
                built.withMethodBody(
                    "run",
                    ConstantDescs.MTD_void,
                    ClassFile.ACC_STATIC,
                    code -> {
                      type.parameterList().forEach(p -> code.iconst_0());
                      code.invokestatic(ClassDesc.of(owner), method, type).return_();
                    }));
  }

  private static TestWar app(byte[] type) {
    return TestWar.empty().compiled("com.example.App", type);
  }

  @Test
  void aMethodThatJavaHasRemovedIsAnError() {
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor("(Z)V");
    Finding finding =
        CheckedWar.only(
            scan(app(calling("java.lang.System", "runFinalizersOnExit", type))),
            RemovedMemberRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.advice().what())
        .isEqualTo("uses java.lang.System.runFinalizersOnExit, which this Java does not have");
  }

  @Test
  void whatIsInheritedOrTakesAnyArgumentsIsThere() {
    CheckedWar.assertNone(
        scan(
            CheckedWar.app(
                """
                Object run(java.util.ArrayList<?> list, java.lang.invoke.MethodHandle handle,
                    int[] array, java.util.List<?> other, java.lang.invoke.VarHandle variable)
                    throws Throwable {
                  variable.set(list, 1);
                  return "" + list.stream() + (Object) handle.invokeExact(1, "x") + array.clone()
                      + other.hashCode() + Thread.State.NEW.name();
                }
                """)),
        RemovedMemberRule.ID);
  }

  @Test
  void theApplicationsUseOfJavasInnerPackagesIsAnError() {
    Finding finding =
        CheckedWar.only(
            scan(
                app(
                    calling(
                        "com.sun.org.apache.xpath.internal.XPathAPI",
                        "x",
                        ConstantDescs.MTD_void))),
            JdkInternalsRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.advice().owner())
        .contains("--add-exports java.xml/com.sun.org.apache.xpath.internal=ALL-UNNAMED");
  }

  @Test
  void thatOfALibraryThatAsksFirstIsForInformation() {
    Finding finding =
        CheckedWar.only(
            scan(
                TestWar.empty()
                    .library(
                        "app-1.jar",
                        app(calling(
                                "com.sun.org.apache.xpath.internal.XPathAPI",
                                "x",
                                ConstantDescs.MTD_void))
                            .compiled(
                                "com.example.Asks",
                                CheckedWar.type(
                                    "Object x ="
                                        + " \"com.sun.org.apache.xpath.internal.XPathAPI\";")))),
            JdkInternalsRule.ID);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void whatIsExportedIsForAll() {
    CheckedWar.assertNone(
        scan(CheckedWar.app("Object x = sun.misc.Unsafe.class;")), JdkInternalsRule.ID);
  }

  @Test
  void aClassThatJavaShadowsIsNotLookedAt() {
    TestWar library =
        TestWar.empty()
            .compiled(
                "javax.xml.parsers.FactoryFinder",
                calling("javax.xml.parsers.FactoryFinder", "gone", ConstantDescs.MTD_void));
    Report report = scan(TestWar.empty().library("xml-apis.jar", library));
    assertThat(report.findings()).isEmpty();
  }
}
