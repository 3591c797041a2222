package io.junicorn.container.config;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.servlet.ChildPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings. A component {@code workerConnections} is the key {@code worker-connections} and the
 * flag {@code --worker-connections}; {@link SettingsReader} makes a record from text.
 */
public record Settings(
    @Setting(
            value = "127.0.0.1:8000",
            form = "HOST:PORT",
            doc = "Address to serve on; repeatable. Port 0 takes a free one.")
        List<HostPort> bind,
    @Setting(
            value = "127.0.0.1:9000",
            form = "HOST:PORT|off",
            doc = "Address of /metrics, /greenlets, /livez, /readyz and /status.")
        Optional<HostPort> management,
    @Setting(
            value = "1000",
            form = "N",
            min = 1,
            doc = "Requests in flight at once, each on its own greenlet.")
        int workerConnections,
    @Setting(
            value = "10000",
            form = "N",
            doc = "Responses open as streams at once: server-sent events, long polls.")
        int streamConnections,
    @Setting(
            value = "1000",
            form = "N",
            doc = "Requests that may wait for a place among worker-connections.")
        int queueSize,
    @Setting(
            value = "5s",
            form = "DURATION",
            min = 1,
            doc = "How long a request may wait there; then 503 with Retry-After.")
        Duration queueTimeout,
    @Setting(
            value = "16384",
            form = "N",
            min = 1,
            doc = "Open connections, idle ones included; at the limit no more are accepted.")
        int maxConnections,
    @Setting(
            value = "2048",
            form = "N",
            min = 1,
            max = 65535,
            doc = "Connections that the kernel holds until they are accepted.")
        int backlog,
    @Setting(
            value = "75s",
            form = "DURATION",
            min = 1,
            doc = "How long a connection may stay idle.")
        Duration keepAlive,
    @Setting(
            value = "10s",
            form = "DURATION",
            min = 1,
            doc = "Time for the whole header of a request, however slowly it drips; then 408.")
        Duration headerTimeout,
    @Setting(value = "30s", form = "DURATION", doc = "How long TERM waits for requests in flight.")
        Duration gracefulTimeout,
    @Setting(
            value = "join",
            form = "join|kill|detach",
            doc = "What becomes of the greenlets that a request has spawned when it returns.")
        ChildPolicy childGreenlets) {

  /** Copies the list. */
  public Settings {
    bind = List.copyOf(bind);
  }

  /** The part that the adapter knows. */
  public AdmissionSettings admission() {
    return new AdmissionSettings(workerConnections, queueSize, queueTimeout, streamConnections);
  }
}
