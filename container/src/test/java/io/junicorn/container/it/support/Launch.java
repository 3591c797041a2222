package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a {@link JunicornProcess} is started: its flags, JVM options and environment. */
public final class Launch {
  private final List<String> wars;
  private final List<String> flags =
      new ArrayList<>(List.of("--bind", "127.0.0.1:0", "--management", "127.0.0.1:0"));
  private final Map<String, String> environment = new HashMap<>();
  private String javaOptions = "";
  private String program = Distribution.command();
  private Path errorLog;

  Launch(List<String> wars) {
    this.wars = wars;
  }

  /** Adds flags, each followed by its value. */
  public Launch with(String... flagsAndValues) {
    Collections.addAll(flags, flagsAndValues);
    return this;
  }

  /** Takes another distribution, such as one of {@link Distribution#withJarsOf}. */
  public Launch of(Path home) {
    program = Distribution.command(home);
    return this;
  }

  /** Starts without the management port. */
  public Launch withoutManagement() {
    flags.set(3, "off");
    return this;
  }

  /** Adds JVM options, separated by blanks. */
  public Launch javaOptions(String options) {
    javaOptions = options;
    return this;
  }

  /** Sets an environment variable. */
  public Launch environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sends the server's own log to a file; {@link JunicornProcess#output} has it, too. */
  public Launch errorLog(Path file) {
    errorLog = file;
    return with("--error-log", file.toString());
  }

  /** Starts the process and returns when it says that it is ready. */
  public JunicornProcess start() {
    return begin().awaitReady();
  }

  /** Starts the process and returns at once. */
  public JunicornProcess begin() {
    Path temp = JunicornProcess.newTemp();
    List<String> command = new ArrayList<>(List.of(program, "run"));
    command.addAll(flags);
    command.addAll(wars);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Distribution.setJava(builder, "-Djava.io.tmpdir=" + temp + " " + javaOptions);
    builder.environment().putAll(environment);
    try {
      JunicornProcess process = new JunicornProcess(builder.start(), temp);
      if (errorLog != null) {
        process.follow(errorLog);
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
