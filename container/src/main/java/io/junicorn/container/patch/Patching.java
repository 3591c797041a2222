package io.junicorn.container.patch;

import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.Preparation;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.deploy.WebXml;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.environment.WebApplication;
import io.junicorn.metrics.Meters;
import io.junicorn.patch.PatchReport;
import io.junicorn.patch.PatchRule;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.ajax.JSON;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every web application a class loader that patches, as the settings of its context say, and
 * tells of all. Safe for use by any thread.
 */
public final class Patching implements Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Patching.class);

  /** What rewritten classes call; the rest of the server stays hidden. */
  private static final String RUNTIME = "io.junicorn.patch.runtime.";

  private final Listeners listeners;
  private final List<PatchedCopy> copies = new CopyOnWriteArrayList<>();
  private final Set<String> metered = ConcurrentHashMap.newKeySet();
  private volatile @Nullable MeterRegistry registry;

  /** No application yet. */
  public Patching(Listeners listeners) {
    this.listeners = listeners;
  }

  @Override
  public void prepare(WarSpec spec, Settings settings, WebXml webXml, WebApplication application) {
    Set<PatchRule> rules = settings.patch().rules();
    if (rules.isEmpty()) {
      return;
    }
    ContextHandler handler = application.handler();
    PatchedCopy copy = new PatchedCopy(spec.contextPath(), new PatchReport(rules), handler);
    copies.removeIf(PatchedCopy::isGone);
    copies.add(copy);
    application.getHiddenClassMatcher().exclude(RUNTIME);
    application.getProtectedClassMatcher().include(RUNTIME);
    Vetoes vetoes = new Vetoes(spec.contextPath(), settings.patch().patchVeto(), listeners);
    application.loadClassesBy(
        (parent, context) ->
            new PatchingClassLoader(parent, context, copy.report(), copy.observations(), vetoes));
    handler.addEventListener(
        new LifeCycle.Listener() {
          @Override
          public void lifeCycleStarted(LifeCycle started) {
            tell(copy);
          }
        });
    meter();
  }

  private static void tell(PatchedCopy copy) {
    LOG.info("{}: patched so far: {}", copy.context(), copy.report().summary());
  }

  /** Where the numbers of applications go, also of those that come later. */
  public void bindTo(MeterRegistry newRegistry) {
    registry = newRegistry;
    meter();
  }

  private void meter() {
    MeterRegistry known = registry;
    if (known == null) {
      return;
    }
    for (PatchedCopy copy : copies) {
      String context = copy.context();
      if (copy.report().rules().contains(PatchRule.OBSERVE) && metered.add(context)) {
        Meters.WEBAPP_THREADS.gauge(
            known, this, all -> all.sum(context, PatchedCopy::threads), "context", context);
        Meters.WEBAPP_EXECUTORS.gauge(
            known,
            this,
            all -> all.sum(context, copied -> copied.observations().executors().size()),
            "context",
            context);
      }
    }
  }

  private int sum(String context, ToIntFunction<PatchedCopy> count) {
    return serving().filter(copy -> copy.context().equals(context)).mapToInt(count).sum();
  }

  private Stream<PatchedCopy> serving() {
    return copies.stream().filter(PatchedCopy::serves);
  }

  /**
   * All that was done to the applications that serve: {@code /patches}.
   *
   * @param words what the asker may see of what a greenlet served
   */
  public String json(UnaryOperator<String> words) {
    return new JSON()
            .toJSON(Map.of("contexts", serving().map(copy -> copy.members(words)).toArray()))
        + "\n";
  }
}
