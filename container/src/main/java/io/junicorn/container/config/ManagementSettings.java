package io.junicorn.container.config;

import java.time.Duration;
import java.util.Optional;

/** The management port. */
public record ManagementSettings(
    @Setting(
            value = "127.0.0.1:9000",
            form = "HOST:PORT|off",
            common = true,
            doc =
                "Address of /console and of all pages behind it, such as /metrics, /status, /greenlets, /stalls and"
                    + " /patches, and of the probes /livez and /readyz.")
        Optional<HostPort> management,
    @Setting(
            value = "off",
            form = "SECRET|off",
            common = true,
            doc =
                "Bearer token: where it is set, and always off loopback, everything but /livez, /readyz, /metrics and"
                    + " the files of /console needs it. With it the console can end greenlets, dump threads, reload"
                    + " and drain.")
        Optional<Secret> managementToken,
    @Setting(
            value = "off",
            form = "DURATION|off",
            min = 1,
            doc =
                "How long a server that cannot start stays, not ready, and says why at /status; then it exits with 1."
                    + " Needs management.")
        Optional<Duration> failedStartLinger) {

  /** Refuses what cannot be together. */
  void check() {
    if (failedStartLinger.isPresent() && management.isEmpty()) {
      throw new BadSettingException(
          "--failed-start-linger: '"
              + failedStartLinger.get().toMillis()
              + "ms' with management off tells nobody, allowed is off");
    }
  }
}
