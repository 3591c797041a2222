package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest, for every file of values, is what Kubernetes takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsTest {
  /** One for all: no two releases of the matrix have the same name. */
  @AutoClose private final ApiServer server = new ApiServer();

  static List<Path> matrix() {
    return Chart.matrix();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void passesTheStrictLint(Path values, @TempDir Path folder) throws IOException {
    LintResult lint = new Helm(ChartCopy.with(values, folder)).lint().strict().call();

    assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
  }

  @Test
  void theLintSeesWhatIsWrong(@TempDir Path folder) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "replicas: two");

    LintResult lint = new Helm(ChartCopy.with(bad, folder)).lint().strict().call();

    assertThat(lint.isFailed()).as("%s", lint.getMessages()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void hasNoFieldThatKubernetesDoesNotKnowAndNoneOfAnotherType(Path values) {
    List<Manifest> manifests = Chart.manifests(values);

    assertThat(manifests).hasSizeGreaterThan(3).allSatisfy(Models::check);
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void hasAPodThatTestsTheRelease(Path values, @TempDir Path folder) throws IOException {
    Path copy = ChartCopy.withoutHooks(folder);

    List<Manifest> pods =
        Manifest.all(Chart.rendered(copy, Chart.name(values), values)).stream()
            .filter(manifest -> manifest.kind().equals("Pod"))
            .toList();

    assertThat(pods).hasSize(1).allSatisfy(Models::check);
    assertThat(pods.getFirst().at("metadata.annotations").toString())
        .contains("\"example.org/hook\":\"test\"");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void isCreatedAndReadBack(Path values) {
    KubernetesClient client = server.client();
    KubernetesSerialization json = client.getKubernetesSerialization();
    for (Manifest manifest : Chart.manifests(values)) {
      HasMetadata made = json.unmarshal(manifest.tree().toString(), HasMetadata.class);

      client.resource(made).create();
      HasMetadata found = client.resource(made).get();

      Manifest again = new Manifest(JsonParser.parseString(json.asJson(found)).getAsJsonObject());
      for (String part : List.of("spec", "data")) {
        if (manifest.tree().has(part)) {
          assertThat(Difference.between(manifest.at(part), again.at(part), part))
              .as("%s", manifest)
              .isEmpty();
        }
      }
    }
  }
}
