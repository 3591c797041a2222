package io.junicorn.container.launch;

import io.junicorn.container.config.ManagementSettings;
import io.junicorn.container.deploy.Printable;
import io.junicorn.container.lifecycle.State;
import io.junicorn.container.management.ManagementServer;
import io.junicorn.container.management.Vitals;
import io.junicorn.metrics.Meters;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that could not start and stays for a while, not ready, so that its management port can
 * say why: a supervisor that starts it again at once would hide that. Of the main thread; the
 * management port's threads look.
 */
final class FailedStart implements Vitals {
  private static final Logger LOG = LoggerFactory.getLogger(FailedStart.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final String reason;

  private FailedStart(String reason) {
    this.reason = reason;
    Meters.START_FAILED.gauge(registry, this, _ -> 1);
  }

  /** Returns after {@code failed-start-linger}; at once when it is off or nobody can be told. */
  static void linger(ManagementSettings settings, Exception why) throws InterruptedException {
    if (settings.failedStartLinger().isEmpty()) {
      return;
    }
    Duration time = settings.failedStartLinger().get();
    FailedStart failed = new FailedStart(Printable.escaped(String.valueOf(why.getMessage())));
    ManagementServer management =
        new ManagementServer(
            settings.management().orElseThrow(), settings.managementToken(), failed);
    try {
      management.start();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      LOG.error("{}; exits at once, for the management port cannot say so", failed.reason, e);
      return;
    }
    LOG.error(
        "{}; stays for failed-start-linger, {} ms, not ready, then exits with {}",
        failed.reason,
        time.toMillis(),
        ExitCode.CANNOT_START);
    LOG.info("management at http://{}/status, /metrics, /livez, /readyz", management.address());
    Thread.sleep(time);
  }

  @Override
  public State state() {
    return State.FAILED;
  }

  @Override
  public Map<String, Object> status() {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", State.FAILED.name().toLowerCase(Locale.ROOT));
    status.put("reason", reason);
    status.put("uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    status.put("version", Version.current());
    return status;
  }

  @Override
  public String metrics() {
    return registry.scrape();
  }
}
