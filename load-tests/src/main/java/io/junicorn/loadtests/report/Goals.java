package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import java.util.List;

/** All figures that Junicorn is to reach, in the order of the page. This is their only place. */
public final class Goals {
  private static final String JETTY = "jetty-virtual";
  private static final String ALL_VIRTUAL = "jetty-all-virtual";
  private static final String TOMCAT = "tomcat-virtual";
  private static final String HELIDON = "helidon";
  private static final Metric CPU = Metric.CPU_PER_REQUEST;

  /** Those of this version. */
  public static final List<Goal> ALL =
      List.of(
          Goal.against("hello", CPU, 0.75, JETTY),
          Goal.against("hello", CPU, 1.0, ALL_VIRTUAL),
          Goal.against("hello", CPU, 0.75, TOMCAT),
          Goal.against("hello", CPU, 1.0, HELIDON),
          Goal.against("upstream-0ms-200", CPU, 0.75, JETTY),
          Goal.against("upstream-0ms-200", CPU, 0.85, ALL_VIRTUAL),
          Goal.against("upstream-0ms-200", CPU, 0.75, TOMCAT),
          Goal.against("upstream-0ms-200", CPU, 1.0, HELIDON),
          Goal.against("upstream-0ms-200", Metric.P99, 1.0, JETTY, ALL_VIRTUAL, TOMCAT, HELIDON),
          Goal.against("upstream-100ms-4000", CPU, 1.0, HELIDON),
          Goal.own("upstream-100ms-4000", Metric.ERRORS, 0),
          Goal.against("upstream-100ms-4000", Metric.P99, 1.0, HELIDON),
          Goal.against("jdbc", CPU, 0.85, JETTY),
          Goal.against("jdbc", Metric.REQUESTS_PER_SECOND, 1.0, JETTY),
          Goal.against("tls-hello", CPU, 0.8, JETTY),
          Goal.against("http2-hello", CPU, 0.8, JETTY),
          Goal.own("parked", Metric.HEAP_PER_HELD, 8),
          Goal.own("idle", Metric.HEAP_PER_HELD, 4),
          Goal.own("tutorial-1000", Metric.TOTAL_SECONDS, 10.15),
          Goal.own("start", Metric.START_MS, 1_000),
          Goal.against("start-large", Metric.START_MS, 0.6, TOMCAT),
          Goal.own("overload", Metric.GOODPUT_OF_PEAK, 95),
          Goal.own("overload", Metric.P99_OF_UNLOADED, 1.5),
          Goal.own("parked-15000", Metric.ANSWERED, 15_000),
          Goal.own("parked-15000", Metric.ERRORS, 0),
          Goal.own("parked-15000", Metric.METRICS_MS, 50));

  private Goals() {}
}
