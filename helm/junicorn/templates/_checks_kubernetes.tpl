{{/* What an API server refuses when half of a release is made, what an operator drops without a word, and what the kernel ends. */}}
{{- define "junicorn.checkNames" -}}
{{- $name := include "junicorn.fullname" . -}}
{{- if or (gt (len $name) 46) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) -}}
{{- fail (printf "fullnameOverride: is needed, because '%s' is no name for Services, and for pods that have 17 more letters; up to 46 letters, digits and '-' are, a letter first" $name) -}}
{{- end -}}
{{- $common := .Values.commonLabels -}}
{{- range $where, $labels := dict "commonLabels" $common "podLabels" .Values.podLabels "monitor.labels" .Values.monitor.labels "prometheusRule.labels" .Values.prometheusRule.labels -}}
{{- range $label, $_ := $labels -}}
{{- if regexMatch "^(app\\.kubernetes\\.io/(name|instance|component|version|managed-by)|helm\\.sh/chart|junicorn\\.io/port|pod-template-hash)$" $label -}}
{{- fail (printf "%s: %s is set by the chart; choose another label" $where $label) -}}
{{- end -}}
{{- if and (ne $where "commonLabels") (hasKey $common $label) -}}
{{- fail (printf "%s: %s is in commonLabels, too; one of them" $where $label) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkResources" -}}
{{- $limits := .Values.resources.limits | default dict -}}
{{- range $name, $request := .Values.resources.requests -}}
{{- $wanted := include "junicorn.quantity" $request -}}
{{- $limit := include "junicorn.quantity" (get $limits $name) -}}
{{- if and $wanted $limit -}}
{{- if gt (float64 $wanted) (float64 $limit) -}}
{{- fail (printf "resources.requests.%s: %s is more than resources.limits.%s %s; set both" $name (include "junicorn.text" $request) $name (include "junicorn.text" (get $limits $name))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.tmp.medium "Memory") $limits.memory -}}
{{- $heap := regexMatch "-Xmx|RAMPercentage" .Values.javaOptions -}}
{{- range .Values.extraEnv -}}
{{- $heap = or $heap (has .name (list "JUNICORN_JAVA_OPTS" "JUNICORN_HEAP")) -}}
{{- end -}}
{{- if not $heap -}}
{{- fail "tmp.medium: Memory counts as the container's, and a heap that follows resources.limits.memory leaves no room for it; give -Xmx in javaOptions, or leave tmp.medium empty" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkTimes" -}}
{{- if le (int64 .Values.progressDeadlineSeconds) (int64 .Values.minReadySeconds) -}}
{{- fail (printf "progressDeadlineSeconds: %d is not more than minReadySeconds %d" (int64 .Values.progressDeadlineSeconds) (int64 .Values.minReadySeconds)) -}}
{{- end -}}
{{- with .Values.monitor -}}
{{- if gt (int64 (include "junicorn.scrapeMillis" .scrapeTimeout)) (int64 (include "junicorn.scrapeMillis" .interval)) -}}
{{- fail (printf "monitor.scrapeTimeout: %s is more than monitor.interval %s; the operator would drop the %s" .scrapeTimeout .interval .kind) -}}
{{- end -}}
{{- end -}}
{{- end -}}
