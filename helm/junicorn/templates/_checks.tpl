{{/* What a schema cannot say. Each message begins with the key that is wrong. */}}
{{- define "junicorn.checks" -}}
{{- include "junicorn.checkConfig" . -}}
{{- include "junicorn.checkGrace" . -}}
{{- include "junicorn.checkSecrets" . -}}
{{- include "junicorn.checkWar" . -}}
{{- include "junicorn.checkSessions" . -}}
{{- include "junicorn.checkScaling" . -}}
{{- include "junicorn.checkNetwork" . -}}
{{- include "junicorn.checkNames" . -}}
{{- include "junicorn.checkResources" . -}}
{{- include "junicorn.checkTimes" . -}}
{{- end -}}

{{- define "junicorn.checkGrace" -}}
{{- $drain := include "junicorn.drainDelay" . -}}
{{- $graceful := include "junicorn.gracefulTimeout" . -}}
{{- $server := add (int64 (include "junicorn.millis" (dict "key" "config.drain-delay" "value" $drain))) (int64 (include "junicorn.millis" (dict "key" "config.graceful-timeout" "value" $graceful))) -}}
{{- $wanted := add $server (mul 1000 (add (int64 .Values.preStopSleepSeconds) (int64 .Values.terminationMarginSeconds))) -}}
{{- $given := int64 .Values.terminationGracePeriodSeconds -}}
{{- if gt $wanted (mul 1000 $given) -}}
{{- fail (printf "terminationGracePeriodSeconds: %d is less than %s = preStopSleepSeconds %d + config.drain-delay %s + config.graceful-timeout %s + terminationMarginSeconds %d; set it to %d, or lower one of them" $given (include "junicorn.seconds" $wanted) (int64 .Values.preStopSleepSeconds) $drain $graceful (int64 .Values.terminationMarginSeconds) (int64 (ceil (divf (float64 $wanted) 1000.0)))) -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkSecrets" -}}
{{- if and .Values.managementToken.enabled (not .Values.managementToken.secret) -}}
{{- fail "managementToken.secret: is empty; name the Secret whose key managementToken.key holds the token, or set managementToken.enabled to false" -}}
{{- end -}}
{{- if and .Values.tls.enabled (not .Values.tls.secret) -}}
{{- fail "tls.secret: is empty; name a Secret of type kubernetes.io/tls, or set tls.enabled to false" -}}
{{- end -}}
{{- range $name, $_ := .Values.dataSourcePasswords -}}
{{- if not (get $.Values.config (printf "datasource.%s.url" $name)) -}}
{{- fail (printf "dataSourcePasswords.%s: there is no such data source; set config.datasource.%s.url" $name $name) -}}
{{- end -}}
{{- $file := printf "datasource.%s.password-file" $name -}}
{{- if get $.Values.config $file -}}
{{- fail (printf "config.%s: dataSourcePasswords.%s says it, too; one of them" $file $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkWar" -}}
{{- with .Values.war -}}
{{- if and (eq .source "pvc") (not .pvc.claimName) -}}
{{- fail "war.pvc.claimName: is empty; war.source pvc needs the name of a PersistentVolumeClaim" -}}
{{- end -}}
{{- if and (eq .source "http") (not .http.files) -}}
{{- fail "war.http.files: is empty; war.source http needs at least one name, url and sha256" -}}
{{- end -}}
{{- if and (ne .source "http") .http.files -}}
{{- fail (printf "war.http.files: war.source is %s; set it to http, or remove the files" .source) -}}
{{- end -}}
{{- if and (ne .source "pvc") .pvc.claimName -}}
{{- fail (printf "war.pvc.claimName: war.source is %s; set it to pvc, or remove the name" .source) -}}
{{- end -}}
{{- $names := list -}}
{{- range .http.files -}}
{{- if has .name $names -}}
{{- fail (printf "war.http.files: %s is given twice" .name) -}}
{{- end -}}
{{- $names = append $names .name -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkSessions" -}}
{{- $store := include "junicorn.sessionStore" . -}}
{{- $datasource := get .Values.config "session-datasource" -}}
{{- if eq $store "jdbc" -}}
{{- if not $datasource -}}
{{- fail "config.session-datasource: is missing; session-store jdbc needs the NAME of config.datasource.NAME.url" -}}
{{- end -}}
{{- if not (get .Values.config (printf "datasource.%s.url" $datasource)) -}}
{{- fail (printf "config.session-datasource: '%s' is no data source; set config.datasource.%s.url" $datasource $datasource) -}}
{{- end -}}
{{- end -}}
{{- if or .Values.autoscaling.enabled (gt (int64 .Values.replicas) 1) (ne .Values.strategy.type "Recreate") -}}
{{- range $key, $value := .Values.config -}}
{{- if and (regexMatch "^(context\\..+\\.)?session-store$" $key) (eq (toString $value) "disk") -}}
{{- fail (printf "config.%s: disk serves one process, and refuses a second, also while the first drains; set replicas to 1, autoscaling.enabled to false and strategy.type to Recreate, or use jdbc" $key) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkScaling" -}}
{{- with .Values.autoscaling -}}
{{- if .enabled -}}
{{- if gt (int64 .minReplicas) (int64 .maxReplicas) -}}
{{- fail (printf "autoscaling.minReplicas: %d is more than autoscaling.maxReplicas %d" (int64 .minReplicas) (int64 .maxReplicas)) -}}
{{- end -}}
{{- if not (or .requestsActive.enabled .cpu.enabled) -}}
{{- fail "autoscaling.requestsActive.enabled: is false, and autoscaling.cpu.enabled, too; an autoscaler needs one of them" -}}
{{- end -}}
{{- if and .cpu.enabled (not (dig "requests" "cpu" "" $.Values.resources)) -}}
{{- fail "resources.requests.cpu: is missing; autoscaling.cpu.averageUtilization is a percentage of it, so set it, or autoscaling.cpu.enabled to false" -}}
{{- end -}}
{{- $limit := int64 (include "junicorn.workerConnections" $) -}}
{{- $target := int64 (include "junicorn.requestsActiveTarget" $) -}}
{{- if and .requestsActive.enabled (gt (mul $target 11) (mul $limit 10)) -}}
{{- fail (printf "autoscaling.requestsActive.target: %d is too near to config.worker-connections %d: within 10 %% of its target an autoscaler does nothing, so admission would refuse and no replica be added; at most %d, and half of it is usual" $target $limit (div (mul $limit 10) 11)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.strategy.type "RollingUpdate") (eq (toString .Values.strategy.maxSurge | trimSuffix "%" | int64) 0) (eq (toString .Values.strategy.maxUnavailable | trimSuffix "%" | int64) 0) -}}
{{- fail "strategy.maxUnavailable: is 0, and strategy.maxSurge, too; one of them must allow a pod to be replaced" -}}
{{- end -}}
{{- end -}}

{{- define "junicorn.checkNetwork" -}}
{{- if eq (int64 .Values.ports.application) (int64 .Values.ports.management) -}}
{{- fail (printf "ports.management: is %d, and ports.application, too; they must differ" (int64 .Values.ports.management)) -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- fail "ingress.hosts: is empty; ingress.enabled needs at least one host with its paths" -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.parentRefs: is empty; httpRoute.enabled needs the name of a Gateway" -}}
{{- end -}}
{{- end -}}
