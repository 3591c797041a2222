package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What matters of a release beyond its fields. */
class ReleaseTest {
  private static final String POD = "spec.template.spec.";

  static List<Path> matrix() {
    return Chart.matrix();
  }

  /**
   * Its Service would put JUNICORN_PORT=tcp://10.0.0.7:80 into every pod, as if it were a setting.
   */
  @Test
  void calledJunicornHasNoVariablesOfItsServices() {
    Path values = Chart.values("junicorn");

    assertThat(Chart.manifest(values, "Service", "junicorn").name()).isEqualTo("junicorn");
    Manifest deployment = Chart.manifest(values, "Deployment", "junicorn");
    assertThat(deployment.at(POD + "enableServiceLinks").getAsBoolean()).isFalse();
    assertThat(names(deployment.at(POD + "containers.0.env")))
        .containsExactly("JUNICORN_NODE_NAME", "JUNICORN_MANAGEMENT_TOKEN");
  }

  /** A variable wins over the file, so that a setting in config would have no effect. */
  @ParameterizedTest
  @MethodSource("matrix")
  void setsNoVariableThatConfigMayHave(Path values) {
    for (Manifest manifest : Chart.manifests(values)) {
      if (manifest.kind().equals("Deployment")) {
        JsonElement container = manifest.at(POD + "containers.0");
        JsonElement env = container.getAsJsonObject().get("env");
        assertThat(env == null ? List.<String>of() : names(env))
            .filteredOn(name -> name.startsWith("JUNICORN_"))
            .isSubsetOf(
                "JUNICORN_NODE_NAME",
                "JUNICORN_MANAGEMENT_TOKEN",
                "JUNICORN_JAVA_OPTS",
                "JUNICORN_HEAP",
                "JUNICORN_KEYSTORE_PASSWORD");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void runsWithoutPrivileges(Path values) {
    Manifest deployment =
        Chart.manifests(values).stream()
            .filter(manifest -> manifest.kind().equals("Deployment"))
            .findFirst()
            .orElseThrow();

    assertThat(deployment.at(POD + "automountServiceAccountToken").getAsBoolean()).isFalse();
    assertThat(deployment.at(POD + "securityContext").toString())
        .contains("\"runAsNonRoot\":true,\"seccompProfile\":{\"type\":\"RuntimeDefault\"}");
    assertThat(deployment.at(POD + "containers.0.securityContext").toString())
        .isEqualTo(
            "{\"allowPrivilegeEscalation\":false,\"capabilities\":{\"drop\":[\"ALL\"]},"
                + "\"readOnlyRootFilesystem\":true}");
    assertThat(deployment.at(POD + "containers.0.volumeMounts").toString())
        .contains("{\"name\":\"tmp\",\"mountPath\":\"/tmp\"}");
  }

  /** With https as with http, so that a Service finds the old pods while TLS comes or goes. */
  @ParameterizedTest
  @MethodSource("matrix")
  void callsItsPortAlwaysTheSame(Path values) {
    String name = values.endsWith("gateway-tls.yaml") ? "portal" : Chart.name(values);
    Manifest deployment = Chart.manifest(values, "Deployment", name);
    Manifest service = Chart.manifest(values, "Service", name);

    assertThat(deployment.at(POD + "containers.0.ports.0.name").getAsString())
        .isEqualTo("application");
    assertThat(service.at("spec.ports.0.targetPort").getAsString()).isEqualTo("application");
    assertThat(service.at("spec.ports.0.appProtocol").getAsString())
        .isEqualTo(
            List.of("gateway-tls", "own-certificate").contains(Chart.name(values))
                ? "https"
                : "http");
  }

  @Test
  void leavesTheNumberOfPodsToTheAutoscaler() {
    Manifest deployment =
        Chart.manifest(Chart.values("shop-production"), "Deployment", "shop-production");

    assertThat(deployment.at("spec").getAsJsonObject().has("replicas")).isFalse();
  }

  @Test
  void isPackaged(@TempDir Path folder) throws IOException {
    new Helm(Chart.FOLDER).packageIt().withDestination(folder).call();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("junicorn-[0-9.]+\\.tgz");
    }
  }

  private static List<String> names(JsonElement env) {
    return env.getAsJsonArray().asList().stream()
        .map(entry -> entry.getAsJsonObject().get("name").getAsString())
        .toList();
  }
}
