package io.junicorn.container.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The files of the console, read from the jars when somebody opens it. The page holds nothing that
 * is secret, so that a browser gets it without a token; what it then asks for needs one. Immutable.
 *
 * <p>No script and no style may come from anywhere else, none stands in the page, and the browser
 * refuses to make markup from text (Content Security Policy 3, Trusted Types).
 */
final class ConsoleFiles {
  /** The address of the page; its files lie below. */
  static final String PATH = "/console";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";
  private static final String HTML = "text/html;charset=utf-8";
  private static final String CSS = "text/css;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final String CHARTS_POM =
      "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
  private static final String CHARTS = "/META-INF/resources/webjars/chart.js/";
  private static final String[] SCRIPTS = {
    "console.js",
    "api.js",
    "charts.js",
    "format.js",
    "greenlets.js",
    "operator.js",
    "stack.js",
    "stalls.js",
    "tiles.js"
  };

  private final Map<String, Page> pages = new LinkedHashMap<>();

  ConsoleFiles() {
    add(PATH, HTML, () -> read("console/console.html"));
    add(PATH + "/console.css", CSS, () -> read("console/console.css"));
    for (String script : SCRIPTS) {
      add(PATH + "/" + script, SCRIPT, () -> read("console/" + script));
    }
    add(PATH + "/chart.js", SCRIPT, ConsoleFiles::charts);
  }

  /** Each file by its address. */
  Map<String, Page> pages() {
    return pages;
  }

  private void add(String path, String type, Supplier<byte[]> content) {
    pages.put(
        path,
        new Page(
            Need.NOTHING,
            (_, response, callback) -> send(response, callback, type, content.get())));
  }

  /** The library of the charts in its webjar, whatever its version, without its last comment. */
  private static byte[] charts() {
    Properties pom = new Properties();
    try {
      pom.load(new ByteArrayInputStream(read(CHARTS_POM)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String script =
        new String(read(CHARTS + pom.getProperty("version") + "/dist/chart.umd.min.js"), UTF_8);
    return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "").getBytes(UTF_8);
  }

  private static byte[] read(String name) {
    try (InputStream in = ConsoleFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the distribution lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Response response, Callback callback, String type, byte[] content) {
    response.setStatus(HttpStatus.OK_200);
    ManagementHandler.headers(response, type);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    response.write(true, ByteBuffer.wrap(content), callback);
  }
}
