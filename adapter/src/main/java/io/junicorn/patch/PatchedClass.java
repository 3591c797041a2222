package io.junicorn.patch;

import java.util.List;
import java.util.Map;

/**
 * A class that was rewritten.
 *
 * @param calls how many calls each rule has redirected
 * @param places what was called where: {@code read:12 FileInputStream.<init>}
 */
public record PatchedClass(String name, Map<PatchRule, Integer> calls, List<String> places) {
  /** Copies the collections. */
  public PatchedClass {
    calls = Map.copyOf(calls);
    places = List.copyOf(places);
  }
}
