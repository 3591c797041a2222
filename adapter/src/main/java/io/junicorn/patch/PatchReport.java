package io.junicorn.patch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What was done to the classes of one copy of an application, as far as they were loaded. Safe for
 * use by any thread.
 */
public final class PatchReport {
  private final Set<PatchRule> rules;
  private final Map<String, PatchedClass> patched = new ConcurrentSkipListMap<>();
  private final Map<String, String> left = new ConcurrentSkipListMap<>();
  private final Map<String, String> threadLocals = new ConcurrentSkipListMap<>();

  /** Nothing yet. */
  public PatchReport(Set<PatchRule> rules) {
    this.rules = Set.copyOf(rules);
  }

  /** Those in force, in their order. */
  public List<PatchRule> rules() {
    return rules.stream().sorted().toList();
  }

  void patched(PatchedClass type) {
    patched.put(type.name(), type);
  }

  /** Something was left as it was: a class, a place in one, or a jar. True for the first time. */
  public boolean left(String what, String why) {
    return left.putIfAbsent(what, why) == null;
  }

  void threadLocal(String field, String type) {
    threadLocals.put(field, type);
  }

  /** Whether calls of a class were redirected. */
  public boolean isPatched(String className) {
    return patched.containsKey(className);
  }

  /** The classes that were rewritten, by name. */
  public Collection<PatchedClass> patched() {
    return List.copyOf(patched.values());
  }

  /** What was left as it was, and why. */
  public Map<String, String> left() {
    return new java.util.TreeMap<>(left);
  }

  /** Static thread-locals and the declared type of what they hold. */
  public Map<String, String> threadLocals() {
    return new java.util.TreeMap<>(threadLocals);
  }

  /** How many calls each rule has redirected. */
  public Map<PatchRule, Integer> calls() {
    Map<PatchRule, Integer> sum = new EnumMap<>(PatchRule.class);
    for (PatchedClass type : patched.values()) {
      type.calls().forEach((rule, count) -> sum.merge(rule, count, Integer::sum));
    }
    return sum;
  }

  /** In a line: {@code 12 classes, 31 calls (observe 20, file 11), 2 left as they were}. */
  public String summary() {
    List<String> byRule = new ArrayList<>();
    int sum = 0;
    for (Map.Entry<PatchRule, Integer> one : calls().entrySet()) {
      byRule.add(one.getKey().word() + " " + one.getValue());
      sum += one.getValue();
    }
    return patched.size()
        + (patched.size() == 1 ? " class, " : " classes, ")
        + sum
        + (sum == 1 ? " call" : " calls")
        + (byRule.isEmpty() ? "" : " (" + String.join(", ", byRule) + ")")
        + ", "
        + left.size()
        + " left as they were";
  }
}
