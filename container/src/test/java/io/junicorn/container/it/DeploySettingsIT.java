package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.EchoEndpoint;
import io.junicorn.container.it.app.EnvironmentServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.LookupServlet;
import io.junicorn.container.it.app.OpensListener;
import io.junicorn.container.it.app.UserServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Sources;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.container.it.support.WebSocketClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of WARs, libraries that they share, users that log in, limits: in every environment. */
class DeploySettingsIT {
  private static final String LOGIN =
      "<security-constraint><web-resource-collection><web-resource-name>user</web-resource-name>"
          + "<url-pattern>/user</url-pattern></web-resource-collection>"
          + "<auth-constraint><role-name>reader</role-name></auth-constraint>"
          + "</security-constraint><login-config><auth-method>BASIC</auth-method>"
          + "<realm-name>Shop</realm-name></login-config>"
          + "<security-role><role-name>reader</role-name></security-role>";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() throws IOException {
    Path webapps = Files.createDirectory(folder.resolve("webapps"));
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Path work = Files.createDirectory(folder.resolve("work"));
    TestWar.empty()
        .compiled("com.example.Shared", shared("shared"))
        .file("META-INF/resources/shared.txt", "for all")
        .writeJar(shared.resolve("shared.jar"));
    application().javax().write(webapps.resolve("ee8.war"));
    application().write(webapps.resolve("ee10.war"));
    application().explode(webapps.resolve("ee11"));
    application().compiled("com.example.Shared", shared("own")).write(webapps.resolve("own.war"));
    TestWar.of(HitServlet.class).file("index.html", "old").explode(webapps.resolve("own"));
    Files.createDirectory(webapps.resolve("no-application"));
    jaas("ee8").javax().write(webapps.resolve("jaas-ee8.war"));
    jaas("ee10").write(webapps.resolve("jaas-ee10.war"));
    jaas("ee11").write(webapps.resolve("jaas-ee11.war"));
    Path jaasUsers =
        Files.writeString(folder.resolve("jaas.properties"), "jane: x1y2,reader,admin\n");
    Path jaasLogin =
        Files.writeString(
            folder.resolve("jaas.conf"),
            "shop { org.eclipse.jetty.security.jaas.spi.PropertyFileLoginModule required file=\""
                + jaasUsers
                + "\"; };\n");
    Path users = Files.writeString(folder.resolve("users.properties"), USERS);
    server =
        JunicornProcess.serving()
            .with("--webapps", webapps.toString())
            .with("--shared-lib", shared.toString())
            .with("--work-dir", work.resolve(".").toString())
            .with("--realm", users.toString())
            .with("--limit-websocket-message", "1KB")
            .with("--set", "context./ee11.environment=ee11")
            .javaOptions("-Djava.security.auth.login.config=" + jaasLogin)
            .start();
  }

  private static final String USERS =
      """
      ann: secret,reader,admin
      bob: MD5:5f4dcc3b5aa765d61d8327deb882cf99,reader
      eve: other,writer
      """;

  private static TestWar application() {
    return TestWar.of(
            EchoEndpoint.class, EnvironmentServlet.class, LookupServlet.class, UserServlet.class)
        .webXml(
            LOGIN
                + "<env-entry><env-entry-name>limit</env-entry-name><env-entry-type>"
                + "java.lang.Integer</env-entry-type><env-entry-value>7</env-entry-value></env-entry>");
  }

  /** An application that brings its own login, whatever --realm says. */
  private static TestWar jaas(String environment) {
    return TestWar.of(UserServlet.class)
        .webXml(LOGIN)
        .file(
            "WEB-INF/jetty-web.xml",
            "<!DOCTYPE Configure PUBLIC \"-//Jetty//Configure//EN\""
                + " \"https://jetty.org/configure_10_0.dtd\">"
                + "<Configure class=\"org.eclipse.jetty."
                + environment
                + ".webapp.WebAppContext\"><Get name=\"securityHandler\"><Set name=\"loginService\">"
                + "<New class=\"org.eclipse.jetty.security.jaas.JAASLoginService\">"
                + "<Set name=\"name\">Shop</Set><Set name=\"loginModuleName\">shop</Set></New>"
                + "</Set></Get></Configure>");
  }

  private static byte[] shared(String says) {
    return new Sources()
        .add(
            "com.example.Shared",
            "package com.example; public class Shared { public String toString() { return \""
                + says
                + "\"; } }")
        .compile()
        .get("com.example.Shared");
  }

  private static HttpResponse<String> user(String context, String credentials) {
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    return Http.send(
        Http.browser(),
        Http.to(server.uri("/" + context + "/user")).header("Authorization", "Basic " + basic));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ee8", "ee10", "ee11"})
  void theUsersOfTheRealmLogInWithTheirRoles(String context) {
    HttpResponse<String> nobody = Http.get(server.uri("/" + context + "/user"));
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse(""))
        .containsIgnoringCase("realm=\"shop\"");
    assertThat(user(context, "ann:secret").body()).isEqualTo("ann true");
    assertThat(user(context, "bob:password").body()).isEqualTo("bob false");
    assertThat(user(context, "ann:wrong").statusCode()).isEqualTo(401);
    assertThat(user(context, "eve:other").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jaas-ee8", "jaas-ee10", "jaas-ee11"})
  void theUsersOfAJaasLoginOfItsOwnLogInWithTheirRoles(String context) {
    assertThat(user(context, "jane:x1y2").body()).isEqualTo("jane true");
    assertThat(user(context, "jane:wrong").statusCode()).isEqualTo(401);
    assertThat(user(context, "ann:secret").statusCode()).as("of the realm").isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ee8", "ee10", "ee11"})
  void aSharedLibraryIsSeen(String context) {
    assertThat(server.get("/" + context + "/lookup?class=com.example.Shared"))
        .endsWith("/shared/shared.jar");
    assertThat(server.get("/" + context + "/shared.txt")).isEqualTo("for all");
  }

  @Test
  void itsOwnClassWinsOverTheSharedOne() {
    assertThat(server.get("/own/lookup?class=com.example.Shared")).contains("WEB-INF/classes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ee8", "ee10", "ee11"})
  void aWebSocketMessageOverTheLimitClosesItsSession(String context) throws InterruptedException {
    try (WebSocketClient client = new WebSocketClient(server.uri("/" + context + "/echo"))) {
      assertThat(client.ask("x".repeat(1000))).hasSize(1005);
      assertThat(client.ask("x".repeat(1025))).isEqualTo("closed 1009");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ee8", "ee10", "ee11"})
  void anEntryOfItsDescriptorIsInJndi(String context) {
    assertThat(server.get("/" + context + "/environment").lines())
        .contains("jndi 7", "constructed with 7");
  }

  @Test
  void theEnvironmentOfOneContextIsItsOwn() {
    assertThat(server.get("/ee11/environment")).contains("servlet 6.1");
    assertThat(server.get("/ee10/environment")).contains("servlet 6.0");
  }

  @Test
  void workFoldersAreMadeWhereTheSettingSays() {
    assertThat(server.get("/ee10/environment")).contains("temp " + folder.resolve("work"));
  }

  @Test
  void aFolderBesideItsWarIsIgnoredAndTheLogSaysSo() {
    assertThat(Http.get(server.uri("/own/index.html")).statusCode()).isEqualTo(404);
    assertThat(server.output()).contains("own is ignored: own.war beside it is served");
    assertThat(Http.get(server.uri("/no-application/")).statusCode()).isEqualTo(404);
  }

  @Test
  void aLoginWithoutARealmIsRefusedInPlainWords() {
    Path war = TestWar.of(UserServlet.class).webXml(LOGIN).write(folder.resolve("login.war"));
    Cli.serve(war).assertCannotStart(war.toString(), "asks for a login", "set realm");
  }

  @Test
  void whatASettingNamesMustBeThere() {
    Path war = TestWar.of(HitServlet.class).write(folder.resolve("hit.war"));
    String absent = folder.resolve("absent").toString();
    Cli.serve("--realm", absent, war).assertCannotStart("realm", absent);
    Cli.serve("--shared-lib", absent, war).assertCannotStart("shared-lib", absent);
    Cli.serve("--work-dir", absent, war).assertCannotStart("work-dir", absent);
    Cli.serve("--webapps", absent).assertCannotStart("webapps", absent);
  }

  @Test
  void aWarThatReachesIntoTheJdkIsToldTheOptionAndStartsWithIt() {
    Path war = TestWar.of(OpensListener.class, HitServlet.class).write(folder.resolve("opens.war"));
    String option = "--add-opens java.base/java.lang=ALL-UNNAMED";
    Cli.serve(war).assertCannotStart(war.toString(), "JUNICORN_JAVA_OPTS='" + option + "'");
    try (JunicornProcess opened = JunicornProcess.serving(war).javaOptions(option).start()) {
      assertThat(opened.get("/opens/hit")).isEqualTo("1");
    }
  }
}
