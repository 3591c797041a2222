package io.junicorn.loadtests.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Chart.js from its webjar, with its licence, ready to stand in a script element. */
final class ChartLibrary {
  private ChartLibrary() {}

  static String script() {
    String folder = "/META-INF/resources/webjars/chart.js/" + version() + "/";
    String licence = Template.resource(folder + "LICENSE.md").replace("*/", "* /");
    String code =
        Template.resource(folder + "dist/chart.umd.min.js")
            .replaceAll("(?m)^//# sourceMappingURL=.*$", "")
            .replace("</script", "<\\/script");
    return "/*\n" + licence + "*/\n" + code;
  }

  private static String version() {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(
              Template.resource("/META-INF/maven/org.webjars.npm/chart.js/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(properties.getProperty("version"), "version of chart.js");
  }
}
