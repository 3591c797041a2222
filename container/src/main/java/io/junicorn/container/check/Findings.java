package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the rules find: many of one kind in one archive are one. Used by one thread. */
final class Findings {
  private static final int FIRST = 3;

  private final boolean all;
  private final Map<Kind, Places> kinds = new LinkedHashMap<>();

  /**
   * Nothing is found yet.
   *
   * @param all whether every place is kept; else the first {@value #FIRST} of each kind
   */
  Findings(boolean all) {
    this.all = all;
  }

  /** Adds one place of a thing. */
  void add(String rule, Severity severity, Advice advice, Place place) {
    Places places =
        kinds.computeIfAbsent(
            new Kind(rule, severity, place.file(), advice), k -> new Places(new ArrayList<>()));
    places.count++;
    if (all || places.first.size() < FIRST) {
      places.first.add(place);
    }
  }

  /** All of them, the worst first, then by rule and file. */
  List<Finding> sorted() {
    return kinds.entrySet().stream()
        .map(
            e ->
                new Finding(
                    e.getKey().rule,
                    e.getKey().severity,
                    e.getKey().file,
                    e.getKey().advice,
                    e.getValue().count,
                    e.getValue().first))
        .sorted(
            Comparator.comparing(Finding::severity)
                .thenComparing(Finding::rule)
                .thenComparing(f -> f.advice().what())
                .thenComparing(Finding::file))
        .toList();
  }

  private record Kind(String rule, Severity severity, String file, Advice advice) {}

  private static final class Places {
    private final List<Place> first;
    private int count;

    Places(List<Place> first) {
      this.first = first;
    }
  }
}
