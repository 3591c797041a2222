package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of manifests finds what it is for. */
class ModelsTest {
  private static final String KINDS =
      """
      v1/Service | {ports: [{port: 80}]}
      apps/v1/Deployment | {replicas: 2, selector: {}, template: {spec: {enableServiceLinks: false, containers: [{name: a}]}}}
      gateway.networking.k8s.io/v1/HTTPRoute | {hostnames: [a], rules: [{backendRefs: [{name: a, port: 80}]}]}
      monitoring.coreos.com/v1/ServiceMonitor | {selector: {}, endpoints: [{port: a, path: /metrics}]}
      monitoring.coreos.com/v1/PodMonitor | {selector: {}, podMetricsEndpoints: [{port: a}]}
      monitoring.coreos.com/v1/PrometheusRule | {groups: [{name: a, rules: [{alert: a, expr: b}]}]}
      """;

  @ParameterizedTest
  @CsvSource(textBlock = KINDS, delimiter = '|')
  void takesWhatIsRight(String kind, String spec) {
    assertThatCode(() -> check(kind, spec)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v1/Service | {portz: []} | portz
          v1/Service | {ports: [{port: 80, prot: TCP}]} | prot
          v1/Service | {ports: [{port: "80"}]} | port
          apps/v1/Deployment | {selector: {}, template: {spec: {enableServiceLinks: "false", containers: [{name: a}]}}} | enableServiceLinks
          apps/v1/Deployment | {selector: {}, template: {spec: {containers: [{name: a, env: [{name: B, value: 80}]}]}}} | value
          apps/v1/Deployment | {selector: {}, template: {spec: {containers: [{name: a, lifecycle: {preStop: {sleep: {secs: 5}}}}]}}} | secs
          gateway.networking.k8s.io/v1/HTTPRoute | {hostname: a} | hostname
          gateway.networking.k8s.io/v1/HTTPRoute | {rules: [{backendRefs: [{name: a, port: "80"}]}]} | port
          monitoring.coreos.com/v1/ServiceMonitor | {endpoints: [{ports: a}]} | ports
          monitoring.coreos.com/v1/PodMonitor | {podMetricsEndpoints: [{interval: 15}]} | interval
          monitoring.coreos.com/v1/PrometheusRule | {groups: [{rules: [{alert: a, exp: b}]}]} | exp
          example.org/v1/Other | {a: b} | no model
          """)
  void refusesAnUnknownFieldAndAWrongType(String kind, String spec, String named) {
    assertThatThrownBy(() -> check(kind, spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  private static void check(String kind, String spec) {
    int slash = kind.lastIndexOf('/');
    String text =
        "{apiVersion: %s, kind: %s, metadata: {name: a}, spec: %s}"
            .formatted(kind.substring(0, slash), kind.substring(slash + 1), spec);
    Models.check(Manifest.all(text).getFirst());
  }
}
