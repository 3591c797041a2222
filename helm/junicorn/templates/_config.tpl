{{/* The settings that the chart derives from other values; they are refused in config. */}}
{{- define "junicorn.derived" -}}
{{- $host := contains ":" .Values.ports.address | ternary (printf "[%s]" .Values.ports.address) .Values.ports.address }}
bind: {{ printf "%s:%s" $host (include "junicorn.text" .Values.ports.application) | quote }}
management: {{ printf "%s:%s" $host (include "junicorn.text" .Values.ports.management) | quote }}
webapps: /webapps
{{- if .Values.tls.enabled }}
certfile: /run/junicorn/tls/tls.crt
keyfile: /run/junicorn/tls/tls.key
{{- end }}
{{- range $name, $_ := .Values.dataSourcePasswords }}
{{ printf "datasource.%s.password-file" $name | quote }}: /run/junicorn/datasource/{{ $name }}/password
{{- end }}
{{- end -}}

{{/* The configuration file: Java's properties, so that backslashes and ends of lines are escaped. */}}
{{- define "junicorn.properties" -}}
{{- range $key, $value := merge (include "junicorn.derived" . | fromYaml) .Values.config }}
{{- if not (kindIs "invalid" $value) }}
{{- $text := include "junicorn.text" $value | replace "\\" "\\\\" | replace "\n" "\\n" | replace "\r" "\\r" | replace "\t" "\\t" | replace "\f" "\\f" }}
{{- /* Blanks that the value begins with would be taken for those before it. */ -}}
{{- $text = regexReplaceAll "^ " $text "\\ " }}
{{ $key | replace "\\" "\\\\" | replace ":" "\\:" | replace "=" "\\=" | replace " " "\\ " }} = {{ $text }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The setting's value in config, or the server's default; takes root, key and default. */}}
{{- define "junicorn.setting" -}}
{{- $value := get .root.Values.config .key -}}
{{- if or (kindIs "invalid" $value) (not (hasKey .root.Values.config .key)) -}}
{{- .default -}}
{{- else -}}
{{- include "junicorn.text" $value -}}
{{- end -}}
{{- end -}}

{{/* What the server does where config says nothing; ConfigTest compares them with the settings. */}}
{{- define "junicorn.workerConnections" -}}
{{- include "junicorn.setting" (dict "root" . "key" "worker-connections" "default" "1000") -}}
{{- end -}}
{{- define "junicorn.drainDelay" -}}
{{- include "junicorn.setting" (dict "root" . "key" "drain-delay" "default" "0ms") -}}
{{- end -}}
{{- define "junicorn.gracefulTimeout" -}}
{{- include "junicorn.setting" (dict "root" . "key" "graceful-timeout" "default" "30s") -}}
{{- end -}}
{{- define "junicorn.sessionStore" -}}
{{- include "junicorn.setting" (dict "root" . "key" "session-store" "default" "memory") -}}
{{- end -}}

{{/* Requests in flight per pod that the autoscaler keeps to: as said, or half of what a pod admits. */}}
{{- define "junicorn.requestsActiveTarget" -}}
{{- if kindIs "invalid" .Values.autoscaling.requestsActive.target -}}
{{- max 1 (div (int64 (include "junicorn.workerConnections" .)) 2) -}}
{{- else -}}
{{- include "junicorn.text" .Values.autoscaling.requestsActive.target -}}
{{- end -}}
{{- end -}}
