{{/* A scalar as text. YAML's numbers are floats here, and a large one would be shown as 1e+06. */}}
{{- define "junicorn.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- printf "%d" (int64 .) -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end -}}

{{/* The milliseconds of a duration such as 500ms, 10s, 2m, 1h; takes key, for the message, and value. */}}
{{- define "junicorn.millis" -}}
{{- $text := include "junicorn.text" .value -}}
{{- if not (regexMatch "^[0-9]{1,9}(ms|s|m|h)$" $text) -}}
{{- fail (printf "%s: '%s' is not a duration; DURATION is a whole number with a unit: 500ms, 10s, 2m, 1h" .key $text) -}}
{{- end -}}
{{- $unit := regexFind "[a-z]+$" $text -}}
{{- mul (int64 (regexReplaceAll "^0+([0-9])" (regexFind "^[0-9]+" $text) "${1}")) (get (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000) $unit) -}}
{{- end -}}

{{/* Milliseconds as people write them: 2500 is 2.5 s. */}}
{{- define "junicorn.seconds" -}}
{{- printf "%v s" (divf (float64 .) 1000.0) -}}
{{- end -}}

{{/* The number that a quantity such as 500m, 2, 1.5Gi is; nothing for other forms, which the API server judges. */}}
{{- define "junicorn.quantity" -}}
{{- $text := include "junicorn.text" . -}}
{{- if regexMatch "^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$" $text -}}
{{- $units := dict "" 1 "m" 0.001 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- printf "%f" (mulf (regexFind "^[0-9.]+" $text) (get $units (regexFind "[A-Za-z]+$" $text))) -}}
{{- end -}}
{{- end -}}

{{/* The milliseconds of one of Prometheus' durations, such as 1m30s. */}}
{{- define "junicorn.scrapeMillis" -}}
{{- $sum := 0 -}}
{{- range regexFindAll "[0-9]+(ms|s|m|h|d)" . -1 -}}
{{- $number := regexReplaceAll "^0+([0-9])" (regexFind "^[0-9]+" .) "${1}" -}}
{{- $sum = add $sum (mul (int64 $number) (get (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 "d" 86400000) (regexFind "[a-z]+$" .))) -}}
{{- end -}}
{{- $sum -}}
{{- end -}}
