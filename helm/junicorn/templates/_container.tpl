{{- define "junicorn.container" -}}
name: junicorn
image: {{ include "junicorn.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- include "junicorn.env" . }}
{{- with .Values.extraEnvFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
ports:
  # One name with and without TLS: a Service finds old pods and new ones by it.
  - name: application
    containerPort: {{ .Values.ports.application }}
  - name: management
    containerPort: {{ .Values.ports.management }}
# Livez answers also while web applications start, and while one that cannot start is told in /status.
startupProbe:
  httpGet:
    path: /livez
    port: management
  {{- toYaml .Values.probes.startup | nindent 2 }}
livenessProbe:
  httpGet:
    path: /livez
    port: management
  {{- toYaml .Values.probes.liveness | nindent 2 }}
readinessProbe:
  httpGet:
    path: /readyz
    port: management
  {{- toYaml .Values.probes.readiness | nindent 2 }}
{{- if .Values.preStopSleepSeconds }}
lifecycle:
  preStop:
    sleep:
      seconds: {{ .Values.preStopSleepSeconds }}
{{- end }}
terminationMessagePolicy: FallbackToLogsOnError
{{- with .Values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumeMounts:
  {{- include "junicorn.volumeMounts" . | nindent 2 }}
{{- end -}}

{{/* No setting that config may have: variables win over the file. */}}
{{- define "junicorn.env" -}}
{{- if or .Values.nodeName.fromPod .Values.managementToken.enabled .Values.javaOptions .Values.extraEnv }}
env:
  {{- if .Values.nodeName.fromPod }}
  - name: JUNICORN_NODE_NAME
    valueFrom:
      fieldRef:
        fieldPath: metadata.name
  {{- end }}
  {{- if .Values.managementToken.enabled }}
  - name: JUNICORN_MANAGEMENT_TOKEN
    valueFrom:
      secretKeyRef:
        name: {{ toYaml .Values.managementToken.secret }}
        key: {{ toYaml .Values.managementToken.key }}
  {{- end }}
  {{- with .Values.javaOptions }}
  - name: JUNICORN_JAVA_OPTS
    value: {{ . | quote }}
  {{- $given := list }}
  {{- range $.Values.extraEnv }}{{ $given = append $given .name }}{{ end }}
  {{- if and (contains "RAMPercentage" .) (not (has "JUNICORN_HEAP" $given)) }}
  # Otherwise the image takes the heap from the memory limit, and that option would have no effect.
  - name: JUNICORN_HEAP
    value: ""
  {{- end }}
  {{- end }}
  {{- with .Values.extraEnv }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- end -}}
