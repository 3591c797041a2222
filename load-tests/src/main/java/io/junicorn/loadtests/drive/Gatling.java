package io.junicorn.loadtests.drive;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Runs crowds in Gatling, a process of its own, and keeps its HTML report. Latencies count from the
 * moment a user starts, so a server that stalls cannot hide it (no coordinated omission).
 */
public final class Gatling {
  private static final String SIMULATION = "io.junicorn.loadtests.gatling.BenchSimulation";

  private final Processes processes;
  private final List<String> java;
  private final Path reports;

  private Gatling(Processes processes, List<String> java, Path reports) {
    this.processes = processes;
    this.java = List.copyOf(java);
    this.reports = reports;
  }

  /**
   * Gatling as it was built with our simulation.
   *
   * @param java the java that runs it
   * @param classPath of Gatling and the simulation
   * @param reports folder that gets one folder for each run
   */
  public static Gatling of(Processes processes, String java, String classPath, Path reports) {
    List<String> command =
        List.of(
            java,
            "-Xmx2g",
            // Gatling reads strings by their internals and says so.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Dgatling.data.enableAnalytics=false",
            "-Dgatling.charting.indicators.percentile2=90",
            "-Dgatling.charting.indicators.percentile3=99",
            "-Dgatling.charting.indicators.percentile4=99.9",
            "-cp",
            classPath);
    return new Gatling(processes, command, reports);
  }

  /** Runs the crowds side by side against one server and waits for their end. */
  public Map<String, LoadResult> run(String name, int port, Duration limit, List<Crowd> crowds)
      throws IOException, LoadFailure {
    return start(name, port, limit, crowds).await();
  }

  /**
   * Starts the crowds; the caller waits.
   *
   * @param name of the folder with the report
   * @param limit after which Gatling stops in any case
   */
  public GatlingRun start(String name, int port, Duration limit, List<Crowd> crowds)
      throws IOException {
    Path folder = Files.createDirectories(reports.resolve(name));
    Path plan = folder.resolve("plan.properties");
    Path tally = folder.resolve("tally.properties");
    Properties properties = GatlingPlan.of("http://127.0.0.1:" + port, limit, crowds);
    try (var writer = Files.newBufferedWriter(plan)) {
      properties.store(writer, null);
    }
    List<String> command = new ArrayList<>(java);
    command.add(1, "-Dbench.plan=" + plan);
    command.add(2, "-Dbench.tally=" + tally);
    command.addAll(
        List.of(
            "io.gatling.app.Gatling",
            "--simulation",
            SIMULATION,
            "--results-folder",
            folder.toString(),
            "--run-description",
            name));
    ManagedProcess process = processes.start("gatling-" + name, command, Map.of());
    return new GatlingRun(process, tally, limit, crowds);
  }
}
