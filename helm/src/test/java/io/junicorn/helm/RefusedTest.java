package io.junicorn.helm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad values are refused, by a message that names the key. */
class RefusedTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          replica: 2                                       | additional properties 'replica' not allowed
          war: null                                        | missing property 'war'
          podDisruptionBudget: {enabled: null}             | '/podDisruptionBudget': missing property 'enabled'
          replicas: two                                    | '/replicas': got string, want integer
          replicas: -1                                     | '/replicas': minimum: got -1, want 0
          image: {name: a}                                 | '/image': additional properties 'name' not allowed
          image: {digest: sha256:abc}                      | '/image/digest': 'sha256:abc' does not match
          config: {worker-conections: 5}                   | '/config': additional properties 'worker-conections' not allowed
          config: {worker-connections: many}               | '/config/worker-connections': got string, want integer
          config: {worker-connections: 0}                  | '/config/worker-connections': minimum: got 0, want 1
          config: {timeout: 30}                            | '/config/timeout': got number, want string
          config: {timeout: 30 s}                          | '/config/timeout': '30 s' does not match
          config: {timeout: off}                           | '/config/timeout': got boolean, want string
          config: {log-level: loud}                        | '/config/log-level': value must be one of 'debug'
          config: {limit-form-size: 2mb}                   | '/config/limit-form-size': '2mb' does not match
          config: {context./a.worker-connections: 5}       | '/config': additional properties 'context./a.worker-connections' not allowed
          config: {context./a/.timeout: 5s}                | additional properties 'context./a/.timeout' not allowed
          config: {context./a.timeout: 5}                  | '/config/context.~1a.timeout': got number, want string
          config: {datasource.a.pool-size: 5}              | additional properties 'datasource.a.pool-size' not allowed
          config: {datasource.a.maximum-pool-size: 0}      | '/config/datasource.a.maximum-pool-size': minimum
          config: {workers: 4}                             | additional properties 'workers' not allowed
          war: {source: git}                               | '/war/source': value must be one of 'image', 'pvc', 'http'
          war: {source: http, http: {files: [{name: a.war, url: "https://a/a.war"}]}}             | '/war/http/files/0': missing property 'sha256'
          war: {source: http, http: {files: [{name: a.war, url: "https://a/a.war", sha256: 12}]}} | '/war/http/files/0/sha256': got number, want string
          war: {source: http, http: {files: [{name: ../a.war, url: "https://a", sha256: ab}]}}    | '/war/http/files/0/name': '../a.war' does not match
          war: {source: http, http: {files: [{name: a.war, url: "https://me:pw@a", sha256: ab}]}} | '/war/http/files/0/url'
          dataSourcePasswords: {sessions: {key: a}}        | '/dataSourcePasswords/sessions': missing property 'secret'
          dataSourcePasswords: {../a: {secret: a}}         | additional properties '../a' not allowed
          terminationGracePeriodSeconds: 60s               | '/terminationGracePeriodSeconds': got string, want integer
          strategy: {type: OnDelete}                       | '/strategy/type': value must be one of 'RollingUpdate', 'Recreate'
          helperUser: 0                                    | '/helperUser': minimum: got 0, want 1
          strategy: {maxUnavailable: 150%}                 | '/strategy/maxUnavailable': '150%' does not match
          podDisruptionBudget: {maxUnavailable: 101%}      | '/podDisruptionBudget/maxUnavailable': '101%' does not match
          ingress: {enabled: true, hosts: [{paths: []}]}   | '/ingress/hosts/0/paths': minItems: got 0, want 1
          fullnameOverride: 7shop                          | '/fullnameOverride': '7shop' does not match
          service: {ipFamilyPolicy: Dual}                  | '/service/ipFamilyPolicy': value must be one of
          ports: {application: 80}                         | '/ports/application': minimum: got 80, want 1,024
          service: {sessionAffinity: Cookie}               | '/service/sessionAffinity': value must be one of 'None', 'ClientIP'
          ingress: {enabled: true, hosts: [{host: a}]}     | '/ingress/hosts/0': missing property 'paths'
          monitor: {kind: Monitor}                         | '/monitor/kind': value must be one of 'ServiceMonitor', 'PodMonitor'
          networkPolicy: {managementNamespaces: monitoring} | '/networkPolicy/managementNamespaces': got string, want array
          """)
  void byTheSchema(String values, String message) throws IOException {
    assertThatRefused(values, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          config: {env-entry.big: 12345678901234567890}    | config.env-entry.big: 1.2345678901234567e+19 is a number that YAML does not keep exactly; write it in quotes
          config: {env-entry.odd: "a\\u2028b"}              | config.env-entry.odd: has a control character
          config: {bind: "0.0.0.0:80"}           | config.bind: the chart derives it from ports.address and ports.application
          config: {management: "0.0.0.0:90"}     | config.management: the chart derives it from ports.address and ports.management
          config: {webapps: /wars}               | config.webapps: it is always /webapps here
          config: {management-token: geheim}     | config.management-token: values are no place for it; name a Secret in managementToken.secret
          config: {keystore-password: geheim}    | config.keystore-password: values are no place for it
          config: {node-name: a}                 | config.node-name: it is the name of the pod
          config: {datasource.a.password: geheim} | config.datasource.a.password: values are no place for it; name a Secret in dataSourcePasswords
          config: {datasource.a.property.password: geheim} | config.datasource.a.property.password: values are no place for it; name a Secret in dataSourcePasswords
          {tls: {enabled: true, secret: a}, config: {certfile: /a}} | config.certfile: the certificate comes from tls.secret
          config: {graceful-timeout: 1m}         | terminationGracePeriodSeconds: 60 is less than 75 s = preStopSleepSeconds 5 + config.drain-delay 5s + config.graceful-timeout 1m + terminationMarginSeconds 5; set it to 75
          config: {drain-delay: 20001ms}         | terminationGracePeriodSeconds: 60 is less than 60.001 s = preStopSleepSeconds 5 + config.drain-delay 20001ms + config.graceful-timeout 30s + terminationMarginSeconds 5; set it to 61
          config: {graceful-timeout: 046s}       | terminationGracePeriodSeconds: 60 is less than 61 s
          config: {graceful-timeout: 2h}         | terminationGracePeriodSeconds: 60 is less than 7215 s
          preStopSleepSeconds: 30                | terminationGracePeriodSeconds: 60 is less than 70 s
          managementToken: {enabled: true}       | managementToken.secret: is empty; name the Secret whose key managementToken.key holds the token
          tls: {enabled: true}                   | tls.secret: is empty
          war: {source: pvc}                     | war.pvc.claimName: is empty
          war: {source: http}                    | war.http.files: is empty
          war: {pvc: {claimName: a}}             | war.pvc.claimName: war.source is image
          dataSourcePasswords: {a: {secret: b}}  | dataSourcePasswords.a: there is no such data source; set config.datasource.a.url
          {dataSourcePasswords: {a: {secret: b}}, config: {datasource.a.url: "jdbc:b", datasource.a.password-file: /c}} | config.datasource.a.password-file: dataSourcePasswords.a says it, too
          config: {session-store: jdbc}          | config.session-datasource: is missing
          config: {session-store: jdbc, session-datasource: a} | config.session-datasource: 'a' is no data source; set config.datasource.a.url
          config: {session-store: disk}          | config.session-store: disk serves one process
          {config: {session-store: disk}, strategy: {maxSurge: 0, maxUnavailable: 1}} | set replicas to 1, autoscaling.enabled to false and strategy.type to Recreate
          {config: {session-store: disk}, strategy: {type: Recreate}, replicas: 2} | config.session-store: disk serves one process
          config: {context./a.session-store: disk} | config.context./a.session-store: disk serves one process
          fullnameOverride: a-name-of-many-letters-that-cannot-be-a-name-xy | fullnameOverride: is needed, because 'a-name-of-many-letters-that-cannot-be-a-name-xy' is no name
          autoscaling: {enabled: true, minReplicas: 5, maxReplicas: 4} | autoscaling.minReplicas: 5 is more than autoscaling.maxReplicas 4
          {autoscaling: {enabled: true}, resources: {requests: {cpu: null}}} | resources.requests.cpu: is missing
          autoscaling: {enabled: true, requestsActive: {target: 910}} | autoscaling.requestsActive.target: 910 is too near to config.worker-connections 1000: within 10 % of its target an autoscaler does nothing, so admission would refuse and no replica be added; at most 909
          autoscaling: {enabled: true, requestsActive: {enabled: false}, cpu: {enabled: false}} | autoscaling.requestsActive.enabled: is false
          strategy: {maxSurge: 0}                | strategy.maxUnavailable: is 0, and strategy.maxSurge, too
          strategy: {maxSurge: 0%}               | strategy.maxUnavailable: is 0, and strategy.maxSurge, too
          {monitor: {enabled: true, interval: 5s}} | monitor.scrapeTimeout: 10s is more than monitor.interval 5s; the operator would drop the ServiceMonitor
          monitor: {interval: 1m30s, scrapeTimeout: 91s} | monitor.scrapeTimeout: 91s is more than monitor.interval 1m30s
          {minReadySeconds: 600}                 | progressDeadlineSeconds: 600 is not more than minReadySeconds 600
          resources: {requests: {memory: 1Gi}}   | resources.requests.memory: 1Gi is more than resources.limits.memory 512Mi; set both
          resources: {limits: {cpu: 0.25}}       | resources.requests.cpu: 500m is more than resources.limits.cpu 0.25; set both
          commonLabels: {app.kubernetes.io/name: a} | commonLabels: app.kubernetes.io/name is set by the chart
          podLabels: {app.kubernetes.io/component: a} | podLabels: app.kubernetes.io/component is set by the chart
          {commonLabels: {team: a}, podLabels: {team: b}} | podLabels: team is in commonLabels, too
          tmp: {medium: Memory}                  | tmp.medium: Memory counts as the container's
          ports: {management: 8000}              | ports.management: is 8000, and ports.application, too
          ingress: {enabled: true}               | ingress.hosts: is empty
          httpRoute: {enabled: true}             | httpRoute.parentRefs: is empty
          extraEnv: [{name: JUNICORN_CONFIG, value: /a}] | extraEnv[0] JUNICORN_CONFIG: the chart mounts the file that it makes of config
          extraEnv: [{name: JUNICORN_CMD_ARGS, value: "--no-http2"}] | extraEnv[0] JUNICORN_CMD_ARGS: arguments win over the file
          extraEnv: [{name: JUNICORN_MANAGEMENT_TOKEN, value: geheim}] | extraEnv[0] JUNICORN_MANAGEMENT_TOKEN: values are no place for it; name a Secret in managementToken.secret
          extraEnv: [{name: JUNICORN_BIND, value: "0.0.0.0:80"}] | extraEnv[0] JUNICORN_BIND: the chart derives it from ports.address and ports.application
          extraEnv: [{name: JUNICORN_NODE_NAME, value: a}] | extraEnv[0] JUNICORN_NODE_NAME: it is the name of the pod; set nodeName.fromPod to false
          extraEnv: [{name: JUNICORN_TIMEOUT, value: 5s}] | extraEnv[0] JUNICORN_TIMEOUT: variables win over the file, so that config would lie; give it as config.timeout
          {javaOptions: -Xss1m, extraEnv: [{name: JUNICORN_JAVA_OPTS, value: -Xss2m}]} | extraEnv[0] JUNICORN_JAVA_OPTS: javaOptions says it, too
          """)
  void byTheChart(String values, String message) throws IOException {
    assertThatRefused(values, message);
  }

  @Test
  void byItsNameWhereThatIsNoneForServices() throws IOException {
    Path file = Files.writeString(folder.resolve("good.yaml"), "replicas: 1");

    assertThatThrownBy(() -> Chart.text("7shop", file))
        .hasMessageContaining("fullnameOverride: is needed, because '7shop' is no name");
  }

  private void assertThatRefused(String values, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), values);

    assertThatThrownBy(() -> Chart.text(file)).hasMessageContaining(message);
  }
}
