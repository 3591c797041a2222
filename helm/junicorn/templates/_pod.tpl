{{- define "junicorn.pod" -}}
metadata:
  labels:
    {{- include "junicorn.labels" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # The server reads its file when it starts: a change of config replaces the pods.
    checksum/config: {{ include "junicorn.properties" . | sha256sum }}
    {{- with merge (dict) .Values.podAnnotations .Values.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "junicorn.serviceAccountName" . }}
  automountServiceAccountToken: false
  # Beside a Service called junicorn these variables would look like settings.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.priorityClassName }}
  priorityClassName: {{ toYaml . }}
  {{- end }}
  {{- with .Values.runtimeClassName }}
  runtimeClassName: {{ . }}
  {{- end }}
  {{- with .Values.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with include "junicorn.initContainers" . }}
  {{- . | nindent 2 }}
  {{- end }}
  containers:
    - {{ include "junicorn.container" . | nindent 6 | trim }}
    {{- with .Values.sidecars }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  volumes:
    {{- include "junicorn.volumes" . | nindent 4 }}
  {{- with include "junicorn.placement" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "junicorn.initContainers" -}}
{{- if or (eq .Values.war.source "http") .Values.initContainers -}}
initContainers:
  {{- if eq .Values.war.source "http" }}
  - name: fetch-war
    image: {{ .Values.helperImage }}
    command: [/bin/sh, /run/fetch/fetch-war.sh, /webapps]
    args:
      {{- range .Values.war.http.files }}
      - {{ .name | quote }}
      - {{ .url | quote }}
      - {{ .sha256 | lower | quote }}
      {{- end }}
    {{- with .Values.war.http }}
    {{- if or .netrcSecret.name .caSecret.name .extraEnv }}
    env:
      {{- if .netrcSecret.name }}
      - name: NETRC
        value: /run/netrc/netrc
      {{- end }}
      {{- if .caSecret.name }}
      - name: CACERT
        value: /run/ca/ca.crt
      {{- end }}
      {{- with .extraEnv }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
    {{- end }}
    terminationMessagePolicy: FallbackToLogsOnError
    {{- with include "junicorn.helperSecurityContext" . }}
    {{- . | nindent 4 }}
    {{- end }}
    {{- include "junicorn.helperResources" . | nindent 4 }}
    volumeMounts:
      - name: fetch
        mountPath: /run/fetch
        readOnly: true
      - name: webapps
        mountPath: /webapps
      {{- if .Values.war.http.netrcSecret.name }}
      - name: netrc
        mountPath: /run/netrc
        readOnly: true
      {{- end }}
      {{- if .Values.war.http.caSecret.name }}
      - name: ca
        mountPath: /run/ca
        readOnly: true
      {{- end }}
  {{- end }}
  {{- with .Values.initContainers }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}
{{- end -}}

{{/* The kubelet wants a number beside runAsNonRoot, and the user of curlimages/curl is a name. */}}
{{- define "junicorn.helperSecurityContext" -}}
{{- $user := kindIs "invalid" .Values.helperUser | ternary (dict) (dict "runAsUser" .Values.helperUser) -}}
{{- with merge (dict) .Values.securityContext $user -}}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end -}}

{{- define "junicorn.helperResources" -}}
resources:
  requests:
    cpu: 10m
    memory: 16Mi
  limits:
    memory: 64Mi
{{- end -}}

{{- define "junicorn.placement" -}}
{{- if .Values.topologySpread.enabled }}
topologySpreadConstraints:
  {{- if .Values.topologySpread.constraints }}
  {{- toYaml .Values.topologySpread.constraints | nindent 2 }}
  {{- else }}
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "junicorn.selectorLabels" $ | nindent 8 }}
    # Pods that are being replaced do not count.
    matchLabelKeys: [pod-template-hash]
  {{- end }}
  {{- end }}
{{- end }}
{{- include "junicorn.nodes" . }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Which nodes, for the pod of helm test, too. */}}
{{- define "junicorn.nodes" -}}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
