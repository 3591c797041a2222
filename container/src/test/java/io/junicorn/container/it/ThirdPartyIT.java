package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** javax WARs of the registry that nobody here has touched, beyond their front pages. */
class ThirdPartyIT {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=['\"]hidden['\"] name=['\"]([^'\"]+)['\"] value=['\"]([^'\"]*)");

  private static final Pattern HIDDEN_BY_NAME =
      Pattern.compile("<input name=['\"]([^'\"]+)['\"] type=['\"]hidden['\"] value=['\"]([^'\"]*)");

  @TempDir private static Path home;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server =
        JunicornProcess.serving(
                "/wiki=" + Distribution.thirdParty("jspwiki.war"),
                "/shiro=" + Distribution.thirdParty("shiro.war"),
                "/demo=" + Distribution.thirdParty("jsp-demo.war"))
            // Where JSPWiki keeps its pages.
            .javaOptions("-Duser.home=" + home)
            .start();
  }

  private static HttpResponse<String> post(
      HttpClient browser, String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return Http.send(
        browser,
        Http.to(server.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void aPageOfJspWikiIsEditedAndReadBack() {
    HttpClient browser = Http.browser();
    String edit = "/wiki/Edit.jsp?page=GreenletPage";
    String editor = Http.send(browser, Http.to(server.uri(edit))).body();
    Map<String, String> form = new TreeMap<>();
    for (Pattern field : new Pattern[] {HIDDEN, HIDDEN_BY_NAME}) {
      Matcher fields = field.matcher(editor);
      while (fields.find()) {
        form.put(fields.group(1), fields.group(2));
      }
    }
    assertThat(form).as("the fields of the editor").containsEntry("action", "save");
    form.put("submit_auth", "");
    form.put("_editedtext", "Each request has __one__ greenlet.");
    form.put("ok", "Save");
    assertThat(post(browser, edit, form).statusCode()).isEqualTo(200);
    assertThat(server.get("/wiki/Wiki.jsp?page=GreenletPage"))
        .contains("Each request has <b>one</b> greenlet.");
    assertThat(home.resolve("jspwiki-files").resolve("GreenletPage.txt")).exists();
  }

  @Test
  void aUserOfTheShiroSampleLogsInAndSeesItsAccount() {
    HttpClient browser = Http.browser();
    String account = "/shiro/account/";
    assertThat(Http.send(browser, Http.to(server.uri(account))).body())
        .contains("name=\"loginform\"")
        .doesNotContain("Users only");
    Map<String, String> wrong = Map.of("username", "lonestarr", "password", "wrong");
    assertThat(post(browser, "/shiro/login.jsp", wrong).body()).contains("name=\"loginform\"");
    Map<String, String> login = Map.of("username", "lonestarr", "password", "vespa");
    post(browser, "/shiro/login.jsp", login);
    assertThat(Http.send(browser, Http.to(server.uri("/shiro/"))).body()).contains("Hi lonestarr!");
    assertThat(Http.send(browser, Http.to(server.uri(account))).body()).contains("Users only");
  }

  @Test
  void thePagesOfTheJspDemoUseTagsBeansAndExpressions() {
    assertThat(server.get("/demo/jstl.jsp").replaceAll("\\s+", " "))
        .contains("1 <br /> 2 <br /> 3");
    assertThat(server.get("/demo/bean1.jsp")).contains("Counter accessed 1 times.");
    assertThat(server.get("/demo/expr.jsp?A=7")).contains("7");
  }

  @Test
  void eachRunsInTheEnvironmentThatItsContentAsksFor() {
    assertThat(server.output())
        .contains("jspwiki.war: ee8, because web.xml says version 3.1 and ")
        .contains("shiro.war: ee8, because web.xml says version 2.4 and ")
        .contains(
            "jsp-demo.war: ee8, because jetty-web.xml names classes of org.eclipse.jetty.ee8");
  }

  @Test
  void aWarThatNeedsJaxbSaysSo() {
    Path war = Distribution.thirdParty("camel.war");
    Cli cli = Cli.serve(war);
    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err().lines().filter(l -> l.startsWith("junicorn: ")))
        .containsExactly(
            "junicorn: cannot start "
                + war
                + ": class missing: javax.xml.bind.JAXBException; JAXB left the JDK with Java 11:"
                + " add it (jakarta.xml.bind-api 2.3.3, jaxb-runtime 2.3.9) to WEB-INF/lib or"
                + " shared-lib");
  }

  @Test
  void aWarThatNeedsJaxWsSaysSo() {
    Path war = Distribution.thirdParty("chemistry.war");
    Cli cli = Cli.serve(war);
    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err().lines().filter(l -> l.startsWith("junicorn: ")))
        .containsExactly(
            "junicorn: cannot start "
                + war
                + ": class missing: javax.xml.ws.spi.Provider; JAX-WS left the JDK with Java 11:"
                + " add it (jaxws-rt 2.3.7) to WEB-INF/lib or shared-lib");
  }
}
