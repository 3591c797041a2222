package io.junicorn.container.launch;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.DeploySettings;
import io.junicorn.container.config.DeploySettings.LimitAction;
import io.junicorn.container.config.Size;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.container.usage.UsageMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** The limits of the process, from the settings. */
final class Limits {
  private Limits() {}

  /**
   * A monitor that is to be started.
   *
   * @param end ends the server, and returns at once
   * @throws BadSettingException when the heap cannot reach the limit
   */
  static UsageMonitor of(
      DeploySettings settings, MeterRegistry registry, Listeners listeners, Runnable end) {
    boolean drains = settings.maxAction() == LimitAction.DRAIN;
    UsageMonitor monitor =
        new UsageMonitor(
            registry, listeners::limitPassed, drains ? Optional.of(end) : Optional.empty());
    settings.maxMemory().ifPresent(size -> monitor.maxMemory(reachable(size)));
    settings.maxThreads().ifPresent(monitor::maxThreads);
    return monitor;
  }

  private static long reachable(Size size) {
    long most = Runtime.getRuntime().maxMemory();
    if (size.bytes() >= most) {
      throw new BadSettingException(
          "--max-memory: '%s' would never be reached, allowed is less than the heap's %dB (-Xmx)"
              .formatted(size, most));
    }
    return size.bytes();
  }
}
