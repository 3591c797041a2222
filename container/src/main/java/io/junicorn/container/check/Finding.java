package io.junicorn.container.check;

import java.util.List;

/**
 * One kind of thing in one archive.
 *
 * @param rule id of the rule that found it
 * @param severity how bad it is
 * @param file the archive or file where it is
 * @param advice what is said of it
 * @param count how often it is there
 * @param places the first of them, or all
 */
record Finding(
    String rule, Severity severity, String file, Advice advice, int count, List<Place> places) {
  Finding {
    places = List.copyOf(places);
  }
}
