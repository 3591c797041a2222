package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and autoscalers ask for metrics that a server gives. */
class MetricNamesTest {
  /** /metrics of a server with a data source, a certificate and refused requests. */
  private static final Path RECORDED = Path.of("src/test/resources/recorded/metrics.txt");

  private static final Path METERS =
      Path.of("../adapter/src/main/java/io/junicorn/metrics/Meters.java");
  private static final Pattern NAME =
      Pattern.compile("\\b(junicorn|hikaricp|jvm|process|system|kube)_[a-z0-9_]+");

  /** Of kube-state-metrics, as its documentation has them. */
  private static final Set<String> KUBE_STATE =
      Set.of(
          "kube_deployment_status_replicas_unavailable",
          "kube_pod_init_container_status_restarts_total");

  @Test
  void alertsDo() throws IOException {
    Manifest rule =
        Chart.manifest(Chart.values("shop-production"), "PrometheusRule", "shop-production");

    assertThat(names(strings(rule.tree(), "expr"))).hasSizeGreaterThan(6).isSubsetOf(known());
  }

  @Test
  void theDashboardDoes() throws IOException {
    JsonElement dashboard =
        JsonParser.parseString(Files.readString(Chart.FOLDER.resolve("files/dashboard.json")));
    List<String> asked = strings(dashboard, "expr");
    asked.addAll(strings(dashboard, "query"));

    assertThat(names(asked)).hasSizeGreaterThan(15).isSubsetOf(known());
  }

  @Test
  void theAutoscalerDoes() throws IOException {
    Manifest autoscaler =
        Chart.manifest(
            Chart.values("shop-production"), "HorizontalPodAutoscaler", "shop-production");
    String name = autoscaler.at("spec.metrics.0.pods.metric.name").getAsString();
    String rule = Files.readString(Chart.FOLDER.resolve("files/adapter-rule.yaml"));

    assertThat(known()).contains(name);
    assertThat(rule).contains("as: " + name + "\n").contains("seriesQuery: '" + name + "{");
    assertThat(names(List.of(rule))).isEqualTo(Set.of(name));
  }

  /** The recording may be old: what it has of ours is still in the list of meters. */
  @Test
  void theRecordingIsOfThisServer() throws IOException {
    String meters = Files.readString(METERS);
    Set<String> ids =
        Pattern.compile("\"(junicorn\\.[a-z0-9_.]+)\"")
            .matcher(meters)
            .results()
            .map(match -> match.group(1).replace('.', '_'))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ids).hasSizeGreaterThan(20);
    Set<String> asked = new TreeSet<>();
    asked.addAll(names(strings(rule(), "expr")));
    asked.addAll(names(List.of(Files.readString(Chart.FOLDER.resolve("files/dashboard.json")))));
    assertThat(asked)
        .filteredOn(name -> name.startsWith("junicorn_"))
        .filteredOn(name -> !name.startsWith("junicorn_datasource_"))
        .allSatisfy(
            name ->
                assertThat(ids)
                    .contains(name.replaceFirst("(_seconds_(bucket|count|sum|max)|_total)$", "")));
  }

  private static JsonElement rule() {
    return Chart.manifest(Chart.values("shop-production"), "PrometheusRule", "shop-production")
        .tree();
  }

  private static Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>(KUBE_STATE);
    for (String line : Files.readAllLines(RECORDED)) {
      if (!line.startsWith("#")) {
        known.add(line.split("[{ ]", 2)[0]);
      }
    }
    return known;
  }

  private static Set<String> names(List<String> texts) {
    return texts.stream()
        .flatMap(text -> NAME.matcher(text).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All texts of that key, wherever they are. */
  private static List<String> strings(JsonElement tree, String key) {
    List<String> found = new ArrayList<>();
    if (tree.isJsonArray()) {
      tree.getAsJsonArray().forEach(each -> found.addAll(strings(each, key)));
    }
    if (tree.isJsonObject()) {
      tree.getAsJsonObject()
          .asMap()
          .forEach(
              (name, each) -> {
                if (name.equals(key) && each.isJsonPrimitive()) {
                  found.add(each.getAsString());
                }
                found.addAll(strings(each, key));
              });
    }
    return found;
  }
}
