package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.result.Machine;
import io.junicorn.loadtests.server.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Describes where we run. */
final class ThisMachine {
  private ThisMachine() {}

  static Machine describe(Home home) throws IOException {
    Map<String, String> tools = new TreeMap<>();
    tools.put("wrk", firstLine("wrk", "--version").replaceAll("^wrk | \\[.*", ""));
    tools.put("h2load", firstLine("h2load", "--version").replaceAll("^h2load ", ""));
    tools.put("Gatling", home.gatlingVersion());
    return new Machine(
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version").replaceAll("-.*", ""),
        field("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(field("/proc/meminfo", "MemTotal").replace("kB", "").strip()) / 1024,
        System.getProperty("java.vendor")
            + " "
            + System.getProperty("java.runtime.version")
            + ", "
            + System.getProperty("java.vm.name"),
        tools);
  }

  private static String field(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String firstLine(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(10, TimeUnit.SECONDS);
      return output.lines().findFirst().orElse("unknown").replaceAll(" Copyright.*", "");
    } catch (IOException _) {
      return "missing";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
