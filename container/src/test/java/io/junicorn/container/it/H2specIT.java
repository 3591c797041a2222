package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.junicorn.container.it.app.BigServlet;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestCertificate;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance suite for HTTP/2, h2spec 2.2.0; what fails is explained in docs/conformance. */
class H2specIT {
  /** Not at once: a server that has answered may take what is faulty after that for late. */
  private static final String PAGE = "/big?bytes=100&after=50";

  private static final String BINARY = "/h2spec/2.2.0/h2spec_linux_amd64.tar.gz";
  private static final Pattern FAILED = Pattern.compile("(?m)^\\s*\u00d7 \\d+: (.*)$");

  @TempDir private static Path folder;
  private static Path h2spec;
  private static JunicornProcess server;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .as("there is a binary for it")
        .isEqualTo("Linux amd64");
    Path archive = folder.resolve("h2spec.tar.gz");
    try (InputStream in = H2specIT.class.getResourceAsStream(BINARY)) {
      Files.copy(in, archive);
    }
    run("tar", "xzf", archive.toString(), "-C", folder.toString());
    h2spec = folder.resolve("h2spec");
    Path certfile = folder.resolve("tls.crt");
    Path keyfile = folder.resolve("tls.key");
    TestCertificate.create(folder).writeCertificate(certfile).writeKey(keyfile);
    server =
        JunicornProcess.serving(TestWar.of(BigServlet.class).write(folder.resolve("ROOT.war")))
            .with("--certfile", certfile.toString(), "--keyfile", keyfile.toString())
            .with("--bind", "http://127.0.0.1:0")
            .start();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static void assertConforms(int port, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(h2spec.toString(), "-p", "" + port, "-P", PAGE, "-o", "5"));
    command.addAll(List.of(options));
    String output = run(command.toArray(String[]::new));
    List<String> failed =
        FAILED.matcher(output).results().map(result -> result.group(1)).distinct().toList();
    assertThat(failed).as(output).isEmpty();
    assertThat(output).contains("145 tests, 145 passed");
  }

  @Test
  void conformsInClearText() throws Exception {
    assertConforms(server.ports()[1]);
  }

  @Test
  void conformsOverTls() throws Exception {
    assertConforms(server.ports()[0], "-t", "-k");
  }
}
