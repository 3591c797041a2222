package io.junicorn.container.patch;

import io.junicorn.patch.Observations;
import io.junicorn.patch.Origin;
import io.junicorn.patch.PatchReport;
import io.junicorn.patch.PatchRule;
import io.junicorn.patch.PatchedClass;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * One copy of a web application under patching: what was done and seen. Safe for use by any thread.
 */
final class PatchedCopy {
  private final String context;
  private final PatchReport report;
  private final Observations observations = new Observations();

  /** Nothing here keeps an old copy. */
  private final WeakReference<ContextHandler> handler;

  PatchedCopy(String context, PatchReport report, ContextHandler handler) {
    this.context = context;
    this.report = report;
    this.handler = new WeakReference<>(handler);
  }

  String context() {
    return context;
  }

  PatchReport report() {
    return report;
  }

  Observations observations() {
    return observations;
  }

  boolean isGone() {
    return handler.get() == null;
  }

  boolean serves() {
    ContextHandler running = handler.get();
    return running != null && running.isStarted();
  }

  int threads() {
    return liveThreads().size();
  }

  private List<Thread> liveThreads() {
    ContextHandler running = handler.get();
    ClassLoader loader = running == null ? null : running.getClassLoader();
    return loader == null ? List.of() : WebAppThreads.of(loader);
  }

  /**
   * For JSON.
   *
   * @param words what the asker may see of what a greenlet served
   */
  Map<String, Object> members(UnaryOperator<String> words) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("context", context);
    all.put("rules", report.rules().stream().map(PatchRule::word).toArray());
    all.put("summary", report.summary());
    all.put("calls", words(report.calls()));
    all.put("classes", report.patched().stream().map(PatchedCopy::members).toArray());
    all.put("left", report.left());
    all.put("executors", observations.executors().stream().map(o -> members(o, words)).toArray());
    all.put("threads", threadMembers(words));
    all.put("thread_locals", report.threadLocals());
    return all;
  }

  private Object[] threadMembers(UnaryOperator<String> words) {
    List<Object> members = new ArrayList<>();
    for (Thread thread : liveThreads()) {
      members.add(
          observations
              .of(thread)
              .map(origin -> members(origin, words))
              .orElseGet(
                  () -> Map.of("name", thread.getName(), "class", thread.getClass().getName())));
    }
    return members.toArray();
  }

  private static Map<String, Object> members(PatchedClass type) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("class", type.name());
    members.put("calls", words(type.calls()));
    members.put("places", type.places().toArray());
    return members;
  }

  private static Map<String, Object> members(Origin origin, UnaryOperator<String> words) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (!origin.name().isEmpty()) {
      members.put("name", origin.name());
    }
    members.put("class", origin.what());
    members.put("made_by", words.apply(origin.greenlet()));
    members.put("at", origin.place());
    members.put("since", origin.when().toString());
    return members;
  }

  private static Map<String, Object> words(Map<PatchRule, Integer> calls) {
    Map<String, Object> words = new LinkedHashMap<>();
    calls.forEach((rule, count) -> words.put(rule.word(), count));
    return words;
  }
}
