package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that the server reads says what the values say. */
class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void eachValueArrivesAsItWasGiven() throws IOException {
    Properties file =
        file(
            """
            config:
              worker-connections: 2147483647
              queue-size: 1000000
              compression: true
              timeout: "off"
              access-log-format: '%(h)s "%(r)s" \\d = : # ü'
              context./a:b=c.timeout: 5m
              datasource.jdbc/shop.url: 'jdbc:postgresql://db:5432/shop?a=b&c=d'
              datasource.jdbc/shop.property.retries: 3
              env-entry.text: "two\\nlines\\twith a tab"
              env-entry.blanks: "  x  y  "
              env-entry.feed: "\\f x"
              drain-delay: null
            """);

    assertThat(file)
        .containsEntry("worker-connections", "2147483647")
        .containsEntry("queue-size", "1000000")
        .containsEntry("compression", "true")
        .containsEntry("timeout", "off")
        .containsEntry("access-log-format", "%(h)s \"%(r)s\" \\d = : # ü")
        .containsEntry("context./a:b=c.timeout", "5m")
        .containsEntry("datasource.jdbc/shop.url", "jdbc:postgresql://db:5432/shop?a=b&c=d")
        .containsEntry("datasource.jdbc/shop.property.retries", "3")
        .containsEntry("env-entry.text", "two\nlines\twith a tab")
        .containsEntry("env-entry.blanks", "  x  y  ")
        .containsEntry("env-entry.feed", "\f x")
        .containsEntry("bind", "0.0.0.0:8000")
        .containsEntry("management", "0.0.0.0:9000")
        .containsEntry("webapps", "/webapps")
        .doesNotContainKey("drain-delay");
  }

  @Test
  void aChangedFileReplacesThePods() throws IOException {
    Path one = Files.writeString(folder.resolve("one.yaml"), "config: {queue-size: 1}");
    Path other = Files.writeString(folder.resolve("two.yaml"), "config: {queue-size: 2}");

    assertThat(checksum(one)).matches("[0-9a-f]{64}").isNotEqualTo(checksum(other));
  }

  private static String checksum(Path values) {
    return Manifest.all(Chart.text("shop", values)).stream()
        .filter(manifest -> manifest.kind().equals("Deployment"))
        .map(manifest -> manifest.at("spec.template.metadata.annotations"))
        .map(annotations -> annotations.getAsJsonObject().get("checksum/config").getAsString())
        .findFirst()
        .orElseThrow();
  }

  /** What the templates take for the server's default is what the schema says of it. */
  @ParameterizedTest
  @CsvSource({
    "worker-connections, workerConnections", "drain-delay, drainDelay",
    "graceful-timeout, gracefulTimeout", "session-store, sessionStore"
  })
  void aDefaultIsTheServers(String setting, String template) throws IOException {
    JsonObject schema =
        JsonParser.parseString(Files.readString(Chart.FOLDER.resolve("values.schema.json")))
            .getAsJsonObject();
    String wanted =
        schema
            .getAsJsonObject("definitions")
            .getAsJsonObject("config")
            .getAsJsonObject("properties")
            .getAsJsonObject(setting)
            .get("default")
            .getAsString();

    assertThat(Files.readString(Chart.FOLDER.resolve("templates/_config.tpl")))
        .contains("define \"junicorn." + template + "\"")
        .contains("\"key\" \"" + setting + "\" \"default\" \"" + wanted + "\"");
  }

  @Test
  void passwordsArePointedAtAndNotWritten() {
    Path values = Chart.values("shop-production");
    String file = text(Chart.manifest(values, "ConfigMap", "shop-production"));

    assertThat(file)
        .contains("datasource.sessions.password-file = /run/junicorn/datasource/sessions/password")
        .contains(
            "datasource.jdbc/shop.password-file = /run/junicorn/datasource/jdbc/shop/password");
    Manifest deployment = Chart.manifest(values, "Deployment", "shop-production");
    assertThat(deployment.at("spec.template.spec.volumes").toString())
        .contains("{\"key\":\"password\",\"path\":\"sessions/password\"}")
        .contains("{\"key\":\"shop-password\",\"path\":\"jdbc/shop/password\"}");
    assertThat(deployment.at("spec.template.spec.containers.0.volumeMounts").toString())
        .contains("/run/junicorn/datasource");
  }

  private Properties file(String values) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.yaml"), values);
    Properties properties = new Properties();
    properties.load(new StringReader(text(Chart.manifest(file, "ConfigMap", "shop"))));
    assertThat(properties.values()).isNotEmpty();
    return properties;
  }

  private static String text(Manifest configMap) {
    return configMap.at("data").getAsJsonObject().get("junicorn.properties").getAsString();
  }
}
