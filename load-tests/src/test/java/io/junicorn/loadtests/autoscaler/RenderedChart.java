package io.junicorn.loadtests.autoscaler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the chart makes of values that say nothing of the autoscaler's targets: the manifests that
 * its own tests compare with each rendering.
 */
public final class RenderedChart {
  private static final Path MANIFESTS =
      Path.of("..", "helm", "src", "test", "resources", "golden", "shop-production.yaml");

  private RenderedChart() {}

  /** Requests in flight that its autoscaler aims at, as a share of worker-connections. */
  public static double target() {
    return number(autoscaler(), "averageValue: \"(\\d+)\"")
        / number(manifests(), "worker-connections = (\\d+)");
  }

  /** Processor time that its autoscaler aims at, as a share of what is requested. */
  static double cpuTarget() {
    return number(autoscaler(), "averageUtilization: (\\d+)") / 100;
  }

  private static double number(String text, String pattern) {
    List<String> found =
        Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(MANIFESTS + " has '" + pattern + "' not once: " + found);
    }
    return Double.parseDouble(found.getFirst());
  }

  /** The manifest of its autoscaler. */
  static String autoscaler() {
    for (String manifest : manifests().split("\n---\n", -1)) {
      if (manifest.contains("\nkind: HorizontalPodAutoscaler\n")) {
        return manifest;
      }
    }
    throw new IllegalStateException(MANIFESTS + " has no HorizontalPodAutoscaler");
  }

  private static String manifests() {
    try {
      return Files.readString(MANIFESTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
