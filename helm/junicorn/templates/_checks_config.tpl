{{/* Each thing has one place, and secrets have another. */}}
{{- define "junicorn.checkConfig" -}}
{{- $elsewhere := dict
  "bind" "the chart derives it from ports.address and ports.application; set those"
  "management" "the chart derives it from ports.address and ports.management; set those"
  "webapps" "it is always /webapps here; war says what is in it"
  "management-token" "values are no place for it; name a Secret in managementToken.secret"
  "keystore-password" "values are no place for it; give JUNICORN_KEYSTORE_PASSWORD in extraEnv, with valueFrom.secretKeyRef" -}}
{{- range $key, $value := .Values.config -}}
{{- if not (kindIs "invalid" $value) -}}
{{- if and (kindIs "float64" $value) (or (gt $value 9007199254740991.0) (lt $value -9007199254740991.0)) -}}
{{- fail (printf "config.%s: %v is a number that YAML does not keep exactly; write it in quotes" $key $value) -}}
{{- end -}}
{{- if regexMatch "[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f\\x{85}\\x{2028}\\x{2029}]" (toString $value) -}}
{{- fail (printf "config.%s: has a control character, which a file of settings cannot hold" $key) -}}
{{- end -}}
{{- with get $elsewhere $key -}}
{{- fail (printf "config.%s: %s" $key .) -}}
{{- end -}}
{{- if and $.Values.nodeName.fromPod (eq $key "node-name") -}}
{{- fail "config.node-name: it is the name of the pod; set nodeName.fromPod to false for a name that all pods share" -}}
{{- end -}}
{{- if and $.Values.tls.enabled (has $key (list "certfile" "keyfile" "keystore")) -}}
{{- fail (printf "config.%s: the certificate comes from tls.secret; set tls.enabled to false for one of your own" $key) -}}
{{- end -}}
{{- include "junicorn.checkPlain" (dict "key" $key "value" (include "junicorn.text" $value)) -}}
{{- end -}}
{{- end -}}
{{- include "junicorn.checkEnv" (dict "root" . "elsewhere" $elsewhere) -}}
{{- end -}}

{{/* What the server itself would mask (its StructuredKeys and JdbcUrls) is nothing for a ConfigMap; takes key and value. */}}
{{- define "junicorn.checkPlain" -}}
{{- $words := "(passw|passphrase|pwd|secret|token|credential|authorization|(private|access|api).?key)" -}}
{{- $family := "^(datasource\\.[^.]+\\.(property\\.)?|env-entry\\.)" -}}
{{- if regexMatch $family .key -}}
{{- $name := regexReplaceAll $family .key "" -}}
{{- if not (hasSuffix "-file" $name) -}}
{{- if and (eq $name "password") (hasPrefix "datasource." .key) -}}
{{- fail (printf "config.%s: values are no place for it; name a Secret in dataSourcePasswords" .key) -}}
{{- end -}}
{{- /* A path is no secret, and sslkey is one. */ -}}
{{- if or (regexMatch (printf "(?i)%s" $words) $name) (and (regexMatch "(?i)key$" $name) (not (hasPrefix "/" .value))) -}}
{{- fail (printf "config.%s: values are no place for it; give '--set %s=...' as JUNICORN_CMD_ARGS in extraEnv, with valueFrom.secretKeyRef" .key .key) -}}
{{- end -}}
{{- end -}}
{{- if or (eq $name "url") (contains "jdbc:" .value) (contains "://" .value) -}}
{{- $login := list
  "(://|[,;])[^/?;@:]*:[^?;@]*@"
  "://[^/?;@:]*:[0-9]*[^0-9/?;@][^/@]*@"
  "^(jdbc:oracle:[a-z0-9]+:)?[^@/(:?]+/[^@]*@"
  (printf "[?&;:(,][a-z0-9_. -]*%s[a-z0-9_. -]*=" $words) -}}
{{- if regexMatch (printf "(?i)%s" (join "|" $login)) .value -}}
{{- fail (printf "config.%s: there is a password in it, or what looks like one, and values are no place for it; datasource.NAME.username and dataSourcePasswords are" .key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Variables win over the file; takes root and elsewhere. The launcher's own are no settings. */}}
{{- define "junicorn.checkEnv" -}}
{{- $other := dict
  "JUNICORN_CONFIG" "the chart mounts the file that it makes of config; give settings there"
  "JUNICORN_CMD_ARGS" "arguments win over the file, so that config would lie; give them as config, or those that are secret with valueFrom.secretKeyRef" -}}
{{- range $index, $entry := .root.Values.extraEnv -}}
{{- $where := printf "extraEnv[%d] %s" $index $entry.name -}}
{{- if and (hasPrefix "JUNICORN_" $entry.name) (hasKey $entry "value") (not (has $entry.name (list "JUNICORN_JAVA_OPTS" "JUNICORN_JAVA" "JUNICORN_HEAP"))) -}}
{{- $key := $entry.name | trimPrefix "JUNICORN_" | lower | replace "_" "-" -}}
{{- with get $other $entry.name | default (get $.elsewhere $key) -}}
{{- fail (printf "%s: %s" $where .) -}}
{{- end -}}
{{- if and $.root.Values.nodeName.fromPod (eq $key "node-name") -}}
{{- fail (printf "%s: it is the name of the pod; set nodeName.fromPod to false, and give it as config.node-name" $where) -}}
{{- end -}}
{{- fail (printf "%s: variables win over the file, so that config would lie; give it as config.%s" $where $key) -}}
{{- end -}}
{{- if and (eq $entry.name "JUNICORN_JAVA_OPTS") $.root.Values.javaOptions -}}
{{- fail (printf "%s: javaOptions says it, too; one of them" $where) -}}
{{- end -}}
{{- end -}}
{{- end -}}
