package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The containers of helperImage have a user id. The kubelet starts none that runs as no root and
 * whose image names its user by a name, as curlimages/curl does.
 */
class HelperUserTest {
  @TempDir private Path folder;

  @Test
  void isANumberInEachOfThem() throws IOException {
    assertThat(helpers("")).hasSize(3).allSatisfy(helper -> assertThat(user(helper)).isPositive());
  }

  @Test
  void isThatOfSecurityContextWhereOneIsGiven() throws IOException {
    assertThat(helpers("securityContext: {runAsUser: 1000}"))
        .hasSize(3)
        .allSatisfy(helper -> assertThat(user(helper)).isEqualTo(1000));
  }

  @Test
  void isLeftToThePlatformByNull() throws IOException {
    assertThat(helpers("helperUser: null"))
        .hasSize(3)
        .allSatisfy(helper -> assertThat(helper.toString()).doesNotContain("runAsUser"));
  }

  private static int user(JsonElement helper) {
    return helper
        .getAsJsonObject()
        .getAsJsonObject("securityContext")
        .getAsJsonPrimitive("runAsUser")
        .getAsInt();
  }

  /** The init container that fetches WARs, and both of helm test. */
  private List<JsonElement> helpers(String more) throws IOException {
    Path values =
        Files.writeString(
            folder.resolve("values.yaml"),
            Files.readString(Chart.values("fetched")) + more + "\nhelperImage: helper\n");
    Path chart = ChartCopy.withoutHooks(Files.createDirectory(folder.resolve("chart")));
    return Manifest.all(Chart.rendered(chart, "shop", values)).stream()
        .flatMap(
            manifest ->
                switch (manifest.kind()) {
                  case "Deployment" -> list(manifest.at("spec.template.spec.initContainers"));
                  case "Pod" -> list(manifest.at("spec.containers"));
                  default -> Stream.of();
                })
        .filter(container -> container.toString().contains("\"image\":\"helper\""))
        .toList();
  }

  private static Stream<JsonElement> list(JsonElement array) {
    return array.getAsJsonArray().asList().stream();
  }
}
