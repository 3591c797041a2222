package io.junicorn.container.config;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.servlet.ChildPolicy;
import java.time.Duration;
import java.util.Optional;

/** How much runs at once, and what waits. */
public record WorkSettings(
    @Setting(
            value = "1000",
            form = "N",
            min = 1,
            common = true,
            doc = "Requests in flight at once, each on its own greenlet.")
        int workerConnections,
    @Setting(
            value = "10000",
            form = "N",
            common = true,
            doc = "Responses open as streams at once: server-sent events, long polls.")
        int streamConnections,
    @Setting(
            value = "1000",
            form = "N",
            common = true,
            doc = "Requests that may wait for a place among worker-connections.")
        int queueSize,
    @Setting(
            value = "5s",
            form = "DURATION",
            min = 1,
            common = true,
            doc = "How long a request may wait there; then 503 with Retry-After.")
        Duration queueTimeout,
    @Setting(
            value = "join",
            form = "join|kill|detach",
            doc = "What becomes of the greenlets that a request has spawned when it returns.")
        ChildPolicy childGreenlets,
    @Setting(
            value = "10",
            form = "N",
            min = 1,
            max = 10_000,
            common = true,
            doc =
                "Platform threads for what would hold a carrier: Hub.offload, and the slow files of patched applications.")
        int offloadThreads,
    @Setting(
            value = "1m",
            form = "DURATION|off",
            min = 1,
            doc = "How long a greenlet may outlive its request before the log names it as leaked.")
        Optional<Duration> leakedGreenletsAfter,
    @Setting(
            value = "true",
            form = "true|false",
            doc =
                "Books where the time of requests goes, for the access log, Server-Timing and meters.")
        boolean timeAccounting) {

  /** The part that the adapter knows. */
  public AdmissionSettings admission() {
    return new AdmissionSettings(workerConnections, queueSize, queueTimeout, streamConnections);
  }
}
