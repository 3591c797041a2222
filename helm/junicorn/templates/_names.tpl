{{/* The name of the release is that of everything. */}}
{{- define "junicorn.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride -}}
{{- end -}}

{{- define "junicorn.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ toYaml .Release.Name }}
app.kubernetes.io/component: server
{{- end -}}

{{- define "junicorn.labelsWithoutComponent" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ toYaml .Release.Name }}
app.kubernetes.io/version: {{ regexReplaceAll "^[._-]+|[._-]+$" (.Values.image.tag | default .Chart.AppVersion | trunc 63) "" | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "junicorn.labels" -}}
{{ include "junicorn.labelsWithoutComponent" . }}
app.kubernetes.io/component: server
{{- end -}}

{{/* metadata of a manifest; takes root, and suffix and annotations if there are any. */}}
{{- define "junicorn.metadata" -}}
name: {{ printf "%s%s" (include "junicorn.fullname" .root) (.suffix | default "") | toYaml }}
namespace: {{ toYaml .root.Release.Namespace }}
labels:
  {{- include "junicorn.labels" .root | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with merge (dict) (.annotations | default dict) .root.Values.annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "junicorn.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "junicorn.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* A regular expression for the names of the pods, and of no other release. */}}
{{- define "junicorn.podPattern" -}}
{{ include "junicorn.fullname" . }}-[a-z0-9]+-[a-z0-9]{5}
{{- end -}}

{{/* What the server speaks: bind has no scheme, so it is https when there is a certificate, the Secret's or one of config. */}}
{{- define "junicorn.scheme" -}}
{{- $https := .Values.tls.enabled -}}
{{- range list "certfile" "keystore" -}}
{{- $https = or $https (ne (include "junicorn.setting" (dict "root" $ "key" . "default" "off")) "off") -}}
{{- end -}}
{{- $https | ternary "https" "http" -}}
{{- end -}}
