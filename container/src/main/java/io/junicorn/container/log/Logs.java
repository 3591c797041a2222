package io.junicorn.container.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import io.junicorn.container.config.LogSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * All that the process writes to files and to its standard streams: the server's own log, the
 * access log, and what is printed to {@code System.out} and {@code System.err}. None of it blocks
 * who writes. {@link #open} once; the rest by any thread.
 */
public final class Logs {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Logs.class);

  /** In our logback.xml: the one that is put on the queue of the server's log. */
  private static final String APPENDER = "stdout";

  /** Of each queue: a second or so of what a disk takes, and little beside a heap. */
  private static final int QUEUE_BYTES = 8 * 1024 * 1024;

  /** Lines of a busy access log go out a few hundred times a second, not one by one. */
  private static final Duration LINGER = Duration.ofMillis(5);

  private static final Duration OPENING = Duration.ofSeconds(2);
  private static final Duration FLUSHING = Duration.ofSeconds(2);

  private final List<LineWriter> own = new ArrayList<>();
  private final LineWriter output;
  private final LineWriter error;
  private final LineWriter serverLog;
  private final Optional<LineWriter> accessLog;

  private Logs(LogSettings settings) throws IOException {
    boolean busy = settings.accessLog().equals("-");
    error = standard("standard error", Target.Standard.ERROR, Duration.ZERO, null);
    output =
        standard("standard output", Target.Standard.OUTPUT, busy ? LINGER : Duration.ZERO, error);
    serverLog =
        settings.errorLog().equals("-")
            ? output
            : file("error-log", settings.errorLog(), Duration.ZERO, new LossesInPlace(error));
    accessLog =
        switch (settings.accessLog()) {
          case "off" -> Optional.empty();
          case "-" -> Optional.of(output);
          case String file when file.equals(settings.errorLog()) -> Optional.of(serverLog);
          case String file -> Optional.of(file("access-log", file, LINGER, new LoggedLosses()));
        };
  }

  /**
   * Opens what the settings name and puts the standard streams and Logback on it. A Logback of the
   * operator's own ({@code -Dlogback.configurationFile}) stays as it is.
   *
   * @throws IOException when a file cannot be opened; the message names the setting
   */
  public static Logs open(LogSettings settings) throws IOException {
    Logs logs = new Logs(settings);
    PrintStream out = QueuedOutput.over(logs.output, System.out.charset());
    PrintStream err = QueuedOutput.over(logs.error, System.err.charset());
    System.setOut(out);
    System.setErr(err);
    String own = System.getProperty("logback.configurationFile");
    if (own == null) {
      logs.takeOverLogback(settings);
    } else if (!settings.errorLog().equals("-")) {
      LOG.warn("error-log {} stays empty: the appenders of {} say where", settings.errorLog(), own);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(logs::flush, "junicorn-log-flush"));
    return logs;
  }

  /** Puts the server's log on standard error, for a command whose output is its result. */
  public static void toStandardError() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(APPENDER) instanceof ConsoleAppender<ILoggingEvent> console) {
      console.stop();
      console.setTarget("System.err");
      console.start();
    }
  }

  private LineWriter standard(
      String name, Target target, Duration linger, @Nullable LineWriter elsewhere) {
    LineWriter writer =
        new LineWriter(name, target, QUEUE_BYTES, linger, new LossesInPlace(elsewhere));
    own.add(writer);
    return writer;
  }

  private LineWriter file(String setting, String file, Duration linger, Losses losses)
      throws IOException {
    LineWriter writer =
        new LineWriter(setting, new Target.File(path(setting, file)), QUEUE_BYTES, linger, losses);
    own.add(writer);
    try {
      if (!writer.awaitOpen(OPENING)) {
        LOG.warn("{} {} does not open, as a pipe that nobody reads: going on", setting, file);
      }
      return writer;
    } catch (NoSuchFileException e) {
      throw new IOException(setting + ": cannot open " + file + ": its folder is missing", e);
    } catch (IOException e) {
      throw new IOException(setting + ": cannot open " + file + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(setting + ": interrupted while opening " + file, e);
    }
  }

  private static Path path(String setting, String file) throws IOException {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new IOException(
          setting + ": '" + file + "' is no path that this locale can express: " + e.getReason(),
          e);
    }
  }

  private void takeOverLogback(LogSettings settings) throws IOException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(
        switch (settings.logLevel()) {
          case DEBUG -> Level.DEBUG;
          case INFO -> Level.INFO;
          case WARNING -> Level.WARN;
          case ERROR, CRITICAL -> Level.ERROR;
        });
    if (root.getAppender(APPENDER) instanceof OutputStreamAppender<ILoggingEvent> console) {
      LineAppender lines = new LineAppender(console.getEncoder(), serverLog);
      lines.setContext(context);
      lines.start();
      root.addAppender(lines);
      root.detachAppender(console);
    } else if (!settings.errorLog().equals("-")) {
      throw new IOException(
          "error-log: nothing would be written to "
              + settings.errorLog()
              + ": a configuration of Logback on the class path has no appender '"
              + APPENDER
              + "' of its root logger, which would be put on that file");
    }
  }

  /** Where the access log goes, if there is one. */
  public Optional<LineWriter> accessLog() {
    return accessLog;
  }

  /** What is written: the standard streams, and each file. */
  public List<LineWriter> writers() {
    return List.copyOf(own);
  }

  /** Opens the files anew by their names, after a rotation. Returns before it is done. */
  public void reopen() {
    LOG.info("reopening log files");
    own.forEach(LineWriter::reopen);
  }

  /** Waits until all is written, for a limited time each: nobody may read. */
  public void flush() {
    for (LineWriter writer : own.reversed()) {
      writer.flush(FLUSHING);
    }
  }
}
