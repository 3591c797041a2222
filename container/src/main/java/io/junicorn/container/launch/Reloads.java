package io.junicorn.container.launch;

import io.junicorn.container.config.Settings;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.container.leak.Leak;
import io.junicorn.container.leak.LeakProbe;
import io.junicorn.container.management.Commands;
import io.junicorn.container.management.Reply;
import io.junicorn.container.webapps.Applications;
import io.junicorn.container.webapps.ReloadAnswer;
import io.junicorn.container.webapps.Reloaded;
import io.junicorn.container.webapps.Reloader;
import io.junicorn.container.webapps.Watch;
import io.junicorn.metrics.Meters;
import io.junicorn.periodic.Periodic;
import io.junicorn.servlet.GreenletHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.ajax.JSON;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The ways to a reload, wired: HUP, the management port and changed files, and what they tell. Safe
 * for use by any platform thread.
 */
final class Reloads implements Commands {
  private final Applications applications;
  private final LeakProbe leaks = new LeakProbe();
  private final Reloader reloader;
  private final Optional<Periodic> watch;

  Reloads(
      Settings settings, Applications applications, GreenletHandler handler, Listeners listeners) {
    this.applications = applications;
    this.reloader =
        new Reloader(
            applications,
            handler,
            context -> settings.forContext(context).deploy().reloadCheck(),
            settings.deadlines().gracefulTimeout(),
            leaks,
            new ReloadHooks(listeners));
    this.watch =
        settings.deploy().watch()
            ? Optional.of(new Watch(applications, reloader, settings.deploy().webapps()).looking())
            : Optional.empty();
  }

  /** The applications serve: changes count from now on. */
  void begin() {
    reloader.open();
    watch.ifPresent(looking -> LifeCycle.start(looking));
  }

  /** The server drains: nothing is loaded any more. */
  void end() {
    watch.ifPresent(looking -> LifeCycle.stop(looking));
    reloader.close();
  }

  /** For a signal: waits until nothing else is under way. */
  void whenPossible() throws InterruptedException {
    reloader.reloadWhenPossible();
  }

  @Override
  public Reply reload(Optional<String> contextPath) {
    return switch (reloader.reload(contextPath)) {
      case ReloadAnswer.Done done ->
          reply(
              done.taken() ? HttpStatus.OK_200 : HttpStatus.INTERNAL_SERVER_ERROR_500,
              Map.of(
                  "applications", done.applications().stream().map(Reloaded::members).toArray()));
      case ReloadAnswer.Busy busy -> reply(HttpStatus.CONFLICT_409, Map.of("message", busy.why()));
      case ReloadAnswer.Unknown unknown ->
          reply(HttpStatus.NOT_FOUND_404, Map.of("message", unknown.why()));
      case ReloadAnswer.Closed _ ->
          reply(
              HttpStatus.SERVICE_UNAVAILABLE_503,
              Map.of("message", "the server starts or drains, and reloads nothing"));
    };
  }

  @Override
  public Reply probeLeaks() {
    try {
      return leaks(leaks.probe());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return reply(HttpStatus.SERVICE_UNAVAILABLE_503, Map.of("message", "the server stops"));
    }
  }

  @Override
  public Reply leaks() {
    return leaks(leaks.leaks());
  }

  private static Reply leaks(List<Leak> found) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("leaked", found.size());
    members.put("leaks", found.stream().map(Leak::members).toArray());
    return reply(HttpStatus.OK_200, members);
  }

  private static Reply reply(int status, Map<String, Object> members) {
    return new Reply(status, new JSON().toJSON(members) + "\n");
  }

  /** The member {@code applications} of {@code /status}. */
  Object[] status() {
    return applications.status().stream().map(status -> status.members()).toArray();
  }

  void bindTo(MeterRegistry registry) {
    Meters.LOADERS_LEAKED.gauge(registry, leaks, LeakProbe::leaked);
    Meters.RELOADS.counter(registry, reloader, Reloader::taken, "result", "taken");
    Meters.RELOADS.counter(registry, reloader, Reloader::kept, "result", "kept");
  }
}
