package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said after an installation fits what was installed. */
class NotesTest {
  @TempDir private Path folder;

  @Test
  void sayHowToAskTheServer() throws IOException {
    assertThat(notes("service: {port: 8080}"))
        .contains("deployed as shop in the namespace web")
        .contains("port-forward service/shop 8000:8080")
        .contains("helm -n web test shop")
        .contains("without managementToken.enabled only /livez, /readyz and /metrics answer")
        .doesNotContain("sessions live in", "forwarded-allow-ips", "custom.metrics");
  }

  @Test
  void askByHttpsWhereThereIsACertificate() throws IOException {
    assertThat(notes("")).contains("curl http://127.0.0.1:8000/");
    assertThat(notes("tls: {enabled: true, secret: a}")).contains("curl -k https://127.0.0.1:8000");
    assertThat(notes("config: {certfile: /a.pem}")).contains("curl -k https://127.0.0.1:8000/");
    assertThat(notes("config: {certfile: 'off'}")).contains("curl http://127.0.0.1:8000/");
  }

  @Test
  void warnOfSessionsInMemoryWithSeveralPods() throws IOException {
    assertThat(notes("replicas: 2")).contains("sessions live in the memory of one pod");
  }

  @Test
  void warnOfAnIngressThatIsNotTrusted() throws IOException {
    String ingress = "ingress: {enabled: true, hosts: [{paths: [{path: /}]}]}\n";

    assertThat(notes(ingress)).contains("config.forwarded-allow-ips is not set");
    assertThat(notes(ingress + "config: {forwarded-allow-ips: 10.0.0.0/8}"))
        .doesNotContain("forwarded-allow-ips");
  }

  @Test
  void sayWhatTheAutoscalerNeeds() {
    assertThat(notes(Chart.values("shop-production")))
        .contains(
            "/apis/custom.metrics.k8s.io/v1beta1/namespaces/web/pods/*/junicorn_requests_active")
        .doesNotContain("without managementToken", "sessions live in");
  }

  private String notes(String values) throws IOException {
    return notes(Files.writeString(folder.resolve("values.yaml"), values));
  }

  private static String notes(Path values) {
    return new Helm(Chart.FOLDER)
        .install()
        .withName("shop")
        .withNamespace(Chart.NAMESPACE)
        .withKubeVersion(Chart.OLDEST)
        .withValuesFile(values)
        .clientOnly()
        .dryRun()
        .call()
        .getOutput()
        .split("NOTES:\n", 2)[1];
  }
}
