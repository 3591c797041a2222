package io.junicorn.container.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.PlainServlet;
import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of evidence, alone and against another one. */
class EnvironmentDetectorTest {
  private static final String OLD_WEB_XML =
      "<web-app xmlns=\"http://java.sun.com/xml/ns/j2ee\" version=\"2.4\"/>";

  @TempDir private Path folder;

  private Choice choose(TestWar war) throws IOException {
    return EnvironmentDetector.choose(war.explode(folder.resolve("war")));
  }

  private void assertChoice(TestWar war, EnvironmentName name, String reason) throws IOException {
    assertThat(choose(war)).isEqualTo(new Choice(name, reason, false));
  }

  @Test
  void itsOwnClassesDecide() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class), EnvironmentName.EE10, "1 class uses jakarta.servlet");
  }

  @Test
  void aFolderThatIsNamedLikeAClassIsNone() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class).file("WEB-INF/classes/odd.class/readme.txt", "x"),
        EnvironmentName.EE10,
        "1 class uses jakarta.servlet");
  }

  @Test
  void javaxClassesAreEe8() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class, PlainServlet.class).javax(),
        EnvironmentName.EE8,
        "2 classes use javax.servlet");
  }

  @Test
  void theDescriptorThatAgreesIsNamed() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class).javax().file("WEB-INF/web.xml", OLD_WEB_XML),
        EnvironmentName.EE8,
        "web.xml says version 2.4 and 1 class uses javax.servlet");
  }

  @Test
  void newClassesBelowAnOldDescriptorRunAsWhatTheyAre() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class).file("WEB-INF/web.xml", OLD_WEB_XML),
        EnvironmentName.EE10,
        "1 class uses jakarta.servlet, though web.xml says version 2.4");
  }

  @Test
  void aWebXmlOf61IsEe11() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class)
            .file(
                "WEB-INF/web.xml",
                "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.1\"/>"),
        EnvironmentName.EE11,
        "web.xml says version 6.1 and 1 class uses jakarta.servlet");
  }

  @Test
  void aCallOfServlet61IsEe11() throws IOException {
    Sources sources =
        new Sources()
            .add(
                "jakarta.servlet.http.HttpSession",
                "package jakarta.servlet.http; public interface HttpSession {"
                    + " interface Accessor {} Accessor getAccessor(); }")
            .add(
                "com.example.New",
                "package com.example; class New { Object of(jakarta.servlet.http.HttpSession s) {"
                    + " return s.getAccessor(); }}");
    assertChoice(
        TestWar.empty().compiled("com.example.New", sources.compile().get("com.example.New")),
        EnvironmentName.EE11,
        "1 class uses jakarta.servlet and it calls HttpSession.getAccessor of Servlet 6.1");
  }

  @Test
  void theMajorityDecidesAndTheOthersAreNamed() throws IOException {
    TestWar both =
        TestWar.of(HitServlet.class, PlainServlet.class)
            .javax()
            .library("unused.jar", TestWar.of(HitServlet.class))
            .classes(io.junicorn.container.it.app.EchoServlet.class);
    assertThat(choose(both))
        .isEqualTo(
            new Choice(
                EnvironmentName.EE8,
                "2 classes use javax.servlet; but 1 class uses jakarta.servlet, which is not there",
                true));
  }

  @Test
  void withoutOwnClassesThoseThatTheDescriptorNamesDecide() throws IOException {
    assertChoice(
        TestWar.empty()
            .webXmlWithServlet(PlainServlet.class.getName(), "/plain")
            .library("app.jar", TestWar.of(PlainServlet.class))
            .library("both.jar", TestWar.of(HitServlet.class).javax()),
        EnvironmentName.EE10,
        "web.xml says version 6.0 and 1 class uses jakarta.servlet");
  }

  @Test
  void aFrameworkThatStartsItselfDecides() throws IOException {
    assertChoice(
        TestWar.empty()
            .library("a-helper.jar", TestWar.of(HitServlet.class))
            .library(
                "framework.jar",
                TestWar.of(PlainServlet.class)
                    .file("META-INF/services/jakarta.servlet.ServletContainerInitializer", "x.Y")
                    .javax()),
        EnvironmentName.EE8,
        "1 class uses javax.servlet");
  }

  @Test
  void elseTheFirstLibraryThatKnowsServlets() throws IOException {
    assertChoice(
        TestWar.empty().library("any.jar", TestWar.of(HitServlet.class).javax()),
        EnvironmentName.EE8,
        "1 class uses javax.servlet");
  }

  @Test
  void jettysOwnDescriptorNamesItsEnvironment() throws IOException {
    assertChoice(
        TestWar.of(HitServlet.class)
            .file(
                "WEB-INF/jetty-web.xml",
                "<Configure class=\"org.eclipse.jetty.ee11.webapp.WebAppContext\"/>"),
        EnvironmentName.EE11,
        "jetty-web.xml names classes of org.eclipse.jetty.ee11");
  }

  @Test
  void aDescriptorDecidesWhereNoClassDoes() throws IOException {
    assertChoice(
        TestWar.empty().file("WEB-INF/web.xml", OLD_WEB_XML),
        EnvironmentName.EE8,
        "web.xml says version 2.4 and no class uses servlets");
  }

  @Test
  void aDocumentTypeIsOldAndIsNotFetched() throws IOException {
    assertChoice(
        TestWar.empty()
            .file(
                "WEB-INF/web.xml",
                "<!DOCTYPE web-app PUBLIC \"-//Sun Microsystems, Inc.//DTD Web Application"
                    + " 2.3//EN\" \"http://127.0.0.1:1/web-app_2_3.dtd\"><web-app/>"),
        EnvironmentName.EE8,
        "web.xml says version 2.3 or older and no class uses servlets");
  }

  @Test
  void pagesDecideWhereNothingElseDoes() throws IOException {
    assertChoice(
        TestWar.empty().file("a.jsp", "<%@ page import=\"javax.servlet.http.Cookie\" %>"),
        EnvironmentName.EE8,
        "its pages use javax");
  }

  @Test
  void aFolderOfFilesIsJakarta() throws IOException {
    assertChoice(
        TestWar.empty().file("index.html", "hello").file("WEB-INF/web.xml", "no xml at all"),
        EnvironmentName.EE10,
        "nothing in it says otherwise");
  }
}
