package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.FailServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.PartsServlet;
import io.junicorn.container.it.app.PlainServlet;
import io.junicorn.container.it.app.SessionServlet;
import io.junicorn.container.it.app.StampFilter;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of a web application, those of web.xml and those of annotations, side by side. */
class WebAppIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path war =
        TestWar.of(
                FailServlet.class,
                HitServlet.class,
                PartsServlet.class,
                PlainServlet.class,
                SessionServlet.class,
                StampFilter.class)
            .webXml(
                "<servlet><servlet-name>plain</servlet-name><servlet-class>"
                    + PlainServlet.class.getName()
                    + "</servlet-class></servlet><servlet-mapping>"
                    + "<servlet-name>plain</servlet-name><url-pattern>/plain</url-pattern>"
                    + "</servlet-mapping>"
                    + "<welcome-file-list><welcome-file>start.html</welcome-file>"
                    + "</welcome-file-list>"
                    + "<error-page><error-code>404</error-code><location>/lost.html</location>"
                    + "</error-page>")
            .file("start.html", "welcome")
            .file("lost.html", "lost and found")
            .file("css/site.css", "body {}")
            .file("WEB-INF/secret.txt", "classified")
            .write(folder.resolve("parts.war"));
    server = JunicornProcess.serving(war).start();
  }

  private static HttpResponse<String> get(String path) {
    return Http.get(server.uri("/parts" + path));
  }

  @Test
  void servletsOfWebXmlAndOfAnnotationsAreServed() {
    assertThat(get("/plain").body()).isEqualTo("plain at /parts/plain");
    assertThat(get("/hit").statusCode()).isEqualTo(200);
  }

  @Test
  void aFilterSeesEveryResponse() {
    assertThat(get("/plain").headers().firstValue("X-Stamp")).hasValue("filtered");
    assertThat(get("/css/site.css").headers().firstValue("X-Stamp")).hasValue("filtered");
  }

  @Test
  void staticFilesAreServedWithTypeAndValidator() {
    HttpResponse<String> css = get("/css/site.css");
    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.body()).isEqualTo("body {}");
    assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    String modified = css.headers().firstValue("Last-Modified").orElseThrow();
    HttpResponse<String> again =
        Http.send(
            Http.browser(),
            Http.to(server.uri("/parts/css/site.css")).header("If-Modified-Since", modified));
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void theWelcomeFileAnswersForItsFolder() {
    assertThat(get("/").body()).isEqualTo("welcome");
  }

  @Test
  void aFolderIsNotListed() {
    assertThat(get("/css/").body()).doesNotContain("site.css");
  }

  @Test
  void webInfIsNotServed() {
    for (String path :
        new String[] {
          "/WEB-INF/secret.txt", "/%57EB-INF/secret.txt", "/css/..;/WEB-INF/secret.txt"
        }) {
      assertThat(get(path).body()).as(path).doesNotContain("classified");
    }
  }

  @Test
  void anErrorPageReplacesTheAnswer() {
    HttpResponse<String> lost = get("/nowhere");
    assertThat(lost.statusCode()).isEqualTo(404);
    assertThat(lost.body()).isEqualTo("lost and found");
  }

  @Test
  void aServletThatThrowsAnswers500WithoutItsSecrets() {
    HttpResponse<String> failed = get("/fail");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("secret", "FailServlet", "Exception");
    assertThat(get("/hit").statusCode()).as("the next").isEqualTo(200);
    assertThat(server.output()).as("the log").contains("the secret cause");
  }

  @Test
  void aSessionFollowsItsCookie() {
    HttpClient browser = Http.browser();
    assertThat(Http.send(browser, Http.to(server.uri("/parts/session"))).body()).isEqualTo("1");
    assertThat(Http.send(browser, Http.to(server.uri("/parts/session"))).body()).isEqualTo("2");
    assertThat(get("/session").body()).as("another client").isEqualTo("1");
  }

  @Test
  void aMultipartFormIsTakenApart() {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n12345\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\r\n"
            + "b".repeat(100_000)
            + "\r\n--x--\r\n";
    HttpResponse<String> parts =
        Http.post(server.uri("/parts/parts"), "multipart/form-data; boundary=x", form);
    assertThat(parts.body()).isEqualTo("a=5;f=100000;");
  }
}
