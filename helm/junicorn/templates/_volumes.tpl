{{- define "junicorn.volumeMounts" -}}
- name: config
  mountPath: /etc/junicorn
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- if ne .Values.war.source "image" }}
- name: webapps
  mountPath: /webapps
  readOnly: true
  {{- if and (eq .Values.war.source "pvc") .Values.war.pvc.subPath }}
  subPath: {{ .Values.war.pvc.subPath | quote }}
  {{- end }}
{{- end }}
{{- if .Values.tls.enabled }}
- name: tls
  mountPath: /run/junicorn/tls
  readOnly: true
{{- end }}
{{- if .Values.dataSourcePasswords }}
- name: datasource
  mountPath: /run/junicorn/datasource
  readOnly: true
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Files of Secrets may be read by any user of the container, whose id is not known here; nobody else is in it. */}}
{{- define "junicorn.volumes" -}}
- name: config
  configMap:
    name: {{ include "junicorn.fullname" . }}
- name: tmp
  emptyDir:
    {{- with .Values.tmp.medium }}
    medium: {{ . }}
    {{- end }}
    sizeLimit: {{ .Values.tmp.sizeLimit }}
{{- if eq .Values.war.source "pvc" }}
- name: webapps
  persistentVolumeClaim:
    claimName: {{ toYaml .Values.war.pvc.claimName }}
    readOnly: true
{{- else if eq .Values.war.source "http" }}
- name: webapps
  emptyDir: {}
- name: fetch
  configMap:
    name: {{ include "junicorn.fullname" . }}-fetch
{{- with .Values.war.http.netrcSecret }}
{{- if .name }}
- name: netrc
  secret:
    secretName: {{ toYaml .name }}
    items:
      - key: {{ toYaml .key }}
        path: netrc
{{- end }}
{{- end }}
{{- with .Values.war.http.caSecret }}
{{- if .name }}
- name: ca
  secret:
    secretName: {{ toYaml .name }}
    items:
      - key: {{ toYaml .key }}
        path: ca.crt
{{- end }}
{{- end }}
{{- end }}
{{- if .Values.tls.enabled }}
- name: tls
  secret:
    secretName: {{ toYaml .Values.tls.secret }}
{{- end }}
{{- if .Values.dataSourcePasswords }}
- name: datasource
  projected:
    sources:
      {{- range $name, $from := .Values.dataSourcePasswords }}
      - secret:
          name: {{ toYaml $from.secret }}
          items:
            - key: {{ toYaml ($from.key | default "password") }}
              path: {{ $name }}/password
      {{- end }}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}
