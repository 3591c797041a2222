#!/bin/bash
# Measures CPU per request and latency of Junicorn beside plain Jetty: same WAR, same heap, one run,
# several rounds, servers in turn. Prints one line per round and the medians with their ratios.
#
#   load-tests/figures.sh [ROUNDS] [SECONDS] [SCENE ...]      scenes: hello upstream
#
# Needs wrk (Debian: wrk) and a build: mvn -DskipTests package. Linux only: CPU time is read from /proc.
set -euo pipefail

rounds=${1:-5}
seconds=${2:-8}
shift $(($# < 2 ? $# : 2))
scenes=${*:-hello upstream}
root=$(cd "$(dirname "$0")/.." && pwd)
java=$("$root/container/src/main/dist/bin/find-java")
dist=$(find "$root/container/target" -maxdepth 2 -mindepth 2 -type d -name 'junicorn-*' | head -n 1)
war=$root/samples/legacy-webapp/target/legacy-webapp.war
heap=${HEAP:--Xmx1g -Xms1g}
# The flag of our launcher, for the peers as well: what is compared is the server, not the flag. And all
# keep their connections to the upstream, so that nobody runs out of ports.
keep=-Dhttp.maxConnections=1000
jvm="-XX:+UseCompactObjectHeaders $keep"
out=$(mktemp -d)
ticks=$(getconf CLK_TCK)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true' EXIT

command -v wrk >/dev/null || { echo "wrk is missing (Debian: apt-get install wrk)" >&2; exit 1; }
[ -n "$dist" ] && [ -f "$war" ] || { echo "$war or the distribution is missing: mvn -DskipTests package" >&2; exit 1; }

peers=(-cp "$root/load-tests/target/classes:$root/load-tests/target/lib/*")

wait_for() {
  for _ in $(seq 100); do
    if curl -fs -o /dev/null "http://127.0.0.1:$1/hello"; then return; fi
    sleep 0.1
  done
  echo "nothing answers on port $1:" >&2
  tail -n 20 "$out"/*.log >&2
  exit 1
}

export LEGACY_UPSTREAM=http://127.0.0.1:18200/
"$java" "${peers[@]}" io.junicorn.loadtests.Upstream 18200 >"$out/upstream.log" 2>&1 & pids+=($!)

declare -A pid port
start() { # NAME PORT COMMAND...
  local name=$1
  port[$name]=$2
  shift 2
  "$@" >"$out/$name.log" 2>&1 &
  pid[$name]=$!
  pids+=($!)
  wait_for "${port[$name]}"
}
export JUNICORN_JAVA_OPTS="$heap $keep ${JUNICORN_EXTRA:-}"
start junicorn 18201 "$dist/bin/junicorn" run --bind 127.0.0.1:18201 --management 127.0.0.1:18211 "/=$war"
start jetty-virtual 18202 "$java" $heap $jvm "${peers[@]}" io.junicorn.loadtests.PlainJetty virtual 18202 "$war"
start jetty-all-virtual 18203 "$java" $heap $jvm "${peers[@]}" io.junicorn.loadtests.PlainJetty all-virtual 18203 "$war"
servers=(junicorn jetty-virtual jetty-all-virtual)

cpu_ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }

measure() { # SERVER CONNECTIONS PATH SECONDS -> "cpu_us rps p99_ms errors"
  local before after
  before=$(cpu_ticks "${pid[$1]}")
  wrk --latency -t 2 -c "$2" -d "${4}s" --timeout 10s "http://127.0.0.1:${port[$1]}$3" >"$out/wrk.txt"
  after=$(cpu_ticks "${pid[$1]}")
  awk -v cpu=$(((after - before) * 1000000 / ticks)) '
    /99%/ { v = $2; if (v ~ /us$/) p = v / 1000; else if (v ~ /ms$/) p = v + 0; else p = v * 1000 }
    /requests in/ { n = $1 }
    /Requests\/sec/ { rps = $2 }
    /Socket errors|Non-2xx/ { errors = errors " " $0 }
    END { printf "%.2f %.0f %.2f %s\n", cpu / n, rps, p, errors == "" ? "-" : errors }' "$out/wrk.txt"
}

median() { sort -n | awk '{a[NR] = $1} END {print (NR % 2) ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2}'; }

echo "$("$java" -version 2>&1 | head -n 1), $(nproc) cores, heap $heap, wrk, $rounds rounds of $seconds s"
for scene in $scenes; do
  case $scene in
    hello) connections=64 path=/hello ;;
    upstream) connections=200 path='/fetch?ms=0' ;;
    *) echo "no such scene: $scene" >&2; exit 1 ;;
  esac
  for server in "${servers[@]}"; do measure "$server" $connections "$path" 15 >/dev/null; done
  for ((round = 0; round < rounds; round++)); do
    for ((i = 0; i < ${#servers[@]}; i++)); do
      server=${servers[((i + round) % ${#servers[@]})]}
      line=$(measure "$server" $connections "$path" "$seconds")
      echo "$scene round $((round + 1)) $server: $line  (CPU us per request, requests/s, p99 ms, errors)"
      echo "$line" >>"$out/$scene.$server"
    done
  done
  for server in "${servers[@]}"; do
    printf '%s %-18s median: CPU %s us, %s requests/s, p99 %s ms' "$scene" "$server" \
      "$(cut -d' ' -f1 "$out/$scene.$server" | median)" "$(cut -d' ' -f2 "$out/$scene.$server" | median)" \
      "$(cut -d' ' -f3 "$out/$scene.$server" | median)"
    if [ "$server" != junicorn ]; then
      printf '; junicorn CPU is %s of it, p99 %s of it (medians of the ratios within a round)' \
        "$(paste -d' ' "$out/$scene.junicorn" "$out/$scene.$server" | awk '{for (i = 5; i <= NF; i++) if ($i ~ /^[0-9.]+$/) {print $1 / $i; break}}' | median)" \
        "$(paste -d' ' <(cut -d' ' -f3 "$out/$scene.junicorn") <(cut -d' ' -f3 "$out/$scene.$server") | awk '{print $1 / $2}' | median)"
    fi
    echo
  done
done
