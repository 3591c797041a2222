package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths that a server and its application could read differently: none shows what is protected. */
class AmbiguousPathIT {
  private static final String MAY_BE_SERVED = "~";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    TestWar war =
        TestWar.empty()
            .webXml("<!-- classified -->")
            .manifest("Classified: classified")
            .file("index.html", "welcome")
            .file("css/site.css", "body {}")
            .file("page.jsp", "<%-- classified --%>answer <%= 6 * 7 %>")
            .file("WEB-INF/secret.txt", "classified");
    server =
        JunicornProcess.serving(
                war.write(folder.resolve("ROOT.war")), war.write(folder.resolve("shop.war")))
            .start();
  }

  static List<String> paths() throws IOException {
    try (InputStream in = AmbiguousPathIT.class.getResourceAsStream("/requests/paths.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(AmbiguousPathIT::inBothContexts)
          .toList();
    }
  }

  private static Stream<String> inBothContexts(String line) {
    return line.startsWith(MAY_BE_SERVED)
        ? Stream.of(line, MAY_BE_SERVED + "/shop" + line.substring(1))
        : Stream.of(line, "/shop" + line);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void showsNothingThatIsProtected(String line) {
    boolean mayBeServed = line.startsWith(MAY_BE_SERVED);
    RawResponse response = get(mayBeServed ? line.substring(1) : line);
    assertThat(response.body())
        .doesNotContain("classified", "<%", "root:", folder.toString(), "Exception");
    if (mayBeServed) {
      assertThat(response.status()).isEqualTo(200);
    } else {
      assertThat(response.status()).isBetween(400, 499);
    }
  }

  private static RawResponse get(String path) {
    try (RawHttp connection = server.connect()) {
      return connection.get(path);
    }
  }

  @Test
  void theTableWouldSeeAProtectedFile() {
    // A page that no rule protects, to show that the words above are found where they are.
    assertThat(get("/page.jsp").body()).contains("answer 42");
    assertThat(get("/css/site.css").body()).isEqualTo("body {}");
  }
}
