package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.AsyncServlet;
import io.junicorn.container.it.app.EchoEndpoint;
import io.junicorn.container.it.app.EnvironmentServlet;
import io.junicorn.container.it.app.FailServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.LookupServlet;
import io.junicorn.container.it.app.OwnErrorServlet;
import io.junicorn.container.it.app.PartsServlet;
import io.junicorn.container.it.app.SessionServlet;
import io.junicorn.container.it.app.SilentListener;
import io.junicorn.container.it.app.SpawnServlet;
import io.junicorn.container.it.app.StampFilter;
import io.junicorn.container.it.app.StartInitializer;
import io.junicorn.container.it.app.ThreadServlet;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.container.it.support.WebSocketClient;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** One application in every environment, side by side in one JVM. */
@ParameterizedClass
@ValueSource(strings = {"ee8", "ee10", "ee11"})
class EnvironmentsIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  private final String environment;

  EnvironmentsIT(String environment) {
    this.environment = environment;
  }

  @BeforeAll
  static void start() {
    if (server == null || !server.isAlive()) {
      Path ee8 = application("ee8").javax().write(folder.resolve("ee8.war"));
      Path ee10 = application("ee10").write(folder.resolve("ee10.war"));
      Path ee11 = application("ee11").write(folder.resolve("ee11.war"));
      Path forced = TestWar.of(HitServlet.class).write(folder.resolve("forced.war"));
      server =
          JunicornProcess.serving(ee8, ee10, ee11, forced)
              .with("--set", "context./forced.environment=ee11")
              .start();
    }
  }

  private static TestWar application(String environment) {
    TestWar library =
        TestWar.of(StartInitializer.class)
            .file(
                "META-INF/services/jakarta.servlet.ServletContainerInitializer",
                StartInitializer.class.getName())
            .file(
                "META-INF/web-fragment.xml",
                "<web-fragment xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                    + "<context-param><param-name>fragment</param-name>"
                    + "<param-value>found</param-value></context-param></web-fragment>")
            .file("META-INF/resources/from-library.txt", "of the library");
    return TestWar.of(
            AsyncServlet.class,
            EchoEndpoint.class,
            EnvironmentServlet.class,
            FailServlet.class,
            HitServlet.class,
            LookupServlet.class,
            OwnErrorServlet.class,
            PartsServlet.class,
            SessionServlet.class,
            SilentListener.class,
            SpawnServlet.class,
            StampFilter.class,
            ThreadServlet.class)
        .webXml(
            "<error-page><error-code>404</error-code><location>/own-error</location></error-page>"
                + "<error-page><exception-type>java.lang.UnsupportedOperationException"
                + "</exception-type><location>/own-error</location></error-page>")
        .manifest("Junicorn-Api: true")
        .library("library.jar", environment.equals("ee8") ? library.javax() : library)
        .file(
            "WEB-INF/jetty-web.xml",
            configure(environment, "<Call name=\"setAttribute\"><Arg>jetty-web</Arg>", "read"))
        .file(
            "WEB-INF/jetty-env.xml",
            configure(
                environment,
                "<New class=\"org.eclipse.jetty.plus.jndi.EnvEntry\"><Arg>limit</Arg>"
                    + "<Arg type=\"java.lang.Integer\">42</Arg></New><Call name=\"setAttribute\">"
                    + "<Arg>jetty-env</Arg>",
                "read"))
        .file(
            "page.jsp",
            """
            <%@ page contentType="text/plain;charset=UTF-8" trimDirectiveWhitespaces="true" %>
            <%@ taglib prefix="c" uri="jakarta.tags.core" %>
            <%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
            <% int answer = 6 * 7; %>
            <c:forEach var="i" begin="1" end="3">item ${i};</c:forEach>
            <c:out value="${param.name}"/> has ${fn:length(param.name)} of <%= answer %>.
            """);
  }

  private static String configure(String environment, String call, String value) {
    return "<!DOCTYPE Configure PUBLIC \"-//Jetty//Configure//EN\""
        + " \"https://jetty.org/configure_10_0.dtd\"><Configure class=\"org.eclipse.jetty."
        + environment
        + ".webapp.WebAppContext\">"
        + call
        + "<Arg>"
        + value
        + "</Arg></Call></Configure>";
  }

  private HttpResponse<String> get(String path) {
    return Http.get(server.uri("/" + environment + path));
  }

  @Test
  void theContainerGivesWhatItsGenerationPromises() {
    String version =
        switch (environment) {
          case "ee8" -> "4.0";
          case "ee10" -> "6.0";
          default -> "6.1";
        };
    assertThat(get("/environment").body().lines())
        .contains(
            "servlet " + version,
            "initializer true",
            "fragment found",
            "jetty-web read",
            "constructed with 42",
            "jndi 42",
            "virtual true");
  }

  @Test
  void itHasATemporaryFolderOfItsOwn() {
    String temp =
        get("/environment").body().lines().filter(l -> l.startsWith("temp ")).findFirst().get();
    assertThat(temp).endsWith(" true true").contains(server.temp().toString());
    for (String other : new String[] {"ee8", "ee10", "ee11"}) {
      if (!other.equals(environment)) {
        assertThat(server.get("/" + other + "/environment")).doesNotContain(temp);
      }
    }
  }

  @Test
  void pagesAreCompiledWithTheTagLibraries() {
    assertThat(get("/page.jsp?name=%3Cb%3E").body())
        .contains("item 1;", "item 2;", "item 3;")
        .contains("&lt;b&gt; has 3 of 42.");
  }

  @Test
  void aLibrarysResourcesAreServed() {
    assertThat(get("/from-library.txt").body()).isEqualTo("of the library");
  }

  @Test
  void aWebSocketAnswersOnAVirtualThread() throws InterruptedException {
    try (WebSocketClient client = new WebSocketClient(server.uri("/" + environment + "/echo"))) {
      assertThat(client.ask("hello")).isEqualTo("hello true");
    }
  }

  @Test
  void anErrorTellsNothingOfTheInside() {
    HttpResponse<String> failed = get("/fail");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("secret", "FailServlet", "Exception", "Jetty");
    HttpResponse<String> refused = Http.method("POST", server.uri("/" + environment + "/lookup"));
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.body()).contains("405").doesNotContain("Jetty", "SERVLET");
    assertThat(failed.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void itsOwnErrorPagesAreShownAndSeeWhatWasThrown() {
    HttpResponse<String> nowhere = get("/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.body()).isEqualTo("own page for 404 null");
    HttpResponse<String> failed = get("/unsupported");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body())
        .isEqualTo(
            "own page for 500 java.lang.UnsupportedOperationException: told to the own page");
  }

  @Test
  void anAsynchronousRequestEndsByItsOwnThreadOrByADispatch() {
    assertThat(get("/async?mode=complete&ms=1").body()).isEqualTo("completed");
    assertThat(get("/async?mode=dispatch&ms=1").body()).isEqualTo("dispatched");
    assertThat(get("/inherit").body()).isEqualTo("inherited=null");
  }

  @Test
  void aSessionFollowsItsCookie() {
    HttpClient browser = Http.browser();
    for (String count : new String[] {"1", "2", "3"}) {
      assertThat(Http.send(browser, Http.to(server.uri("/" + environment + "/session"))).body())
          .isEqualTo(count);
    }
  }

  @Test
  void aFormOfPartsIsReadAndAFilterSeesTheAnswer() {
    String form = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n12345\r\n--x--\r\n";
    HttpResponse<String> parts =
        Http.post(
            server.uri("/" + environment + "/parts"), "multipart/form-data; boundary=x", form);
    assertThat(parts.body()).isEqualTo("a=5;");
    assertThat(parts.headers().firstValue("X-Stamp")).hasValue("filtered");
  }

  @Test
  void aFolderIsNotListedAndWebInfIsNotServed() {
    assertThat(get("/META-INF/").statusCode()).isEqualTo(404);
    assertThat(get("/WEB-INF/jetty-web.xml").statusCode()).isEqualTo(404);
    assertThat(get("/").body()).doesNotContain("page.jsp");
  }

  @Test
  void itSeesTheServersGreenletsAndNothingElseOfIt() {
    assertThat(get("/lookup?class=io.junicorn.greenlet.Greenlets").body()).contains("junicorn");
    for (String hidden :
        new String[] {
          "io.junicorn.environment.WebApplication",
          "io.junicorn." + environment + ".WebApp",
          "org.eclipse.jetty." + environment + ".webapp.WebAppContext",
          "org.slf4j.Logger"
        }) {
      assertThat(get("/lookup?class=" + hidden).body())
          .isEqualTo("java.lang.ClassNotFoundException: " + hidden);
    }
  }

  @Test
  void itSeesNoApiOfAnotherGeneration() {
    String other = environment.equals("ee8") ? "jakarta." : "javax.";
    assertThat(get("/lookup?class=" + other + "servlet.Servlet").body()).contains("NotFound");
  }

  @Test
  void oneLineSaysWhyItRunsThere() {
    assertThat(server.output())
        .contains(
            environment
                + ".war: "
                + environment
                + ", because jetty-web.xml names classes of org.eclipse.jetty."
                + environment)
        .contains("forced.war: ee11, because the setting environment says so");
  }
}
