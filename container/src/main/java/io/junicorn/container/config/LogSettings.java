package io.junicorn.container.config;

/** What is logged, and where. */
public record LogSettings(
    @Setting(
            value = "off",
            form = "FILE|-|off",
            aliases = "access-logfile",
            common = true,
            doc = "File of the access log; - is standard output.")
        String accessLog,
    @Setting(
            value = "%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\"",
            form = "FORMAT|json",
            aliases = "access-logformat",
            doc = "Line of the access log, of gunicorn's atoms and ours, or json.")
        String accessLogFormat,
    @Setting(
            value = "-",
            form = "FILE|-",
            aliases = {"error-logfile", "log-file"},
            doc = "File of the server's own log; - is standard output.")
        String errorLog,
    @Setting(
            value = "info",
            form = "debug|info|warning|error|critical",
            common = true,
            doc = "Least level of the server's own log.")
        LogLevel logLevel) {

  /** Levels, by gunicorn's names. */
  public enum LogLevel {
    /** Everything. */
    DEBUG,
    /** What an operator wants to know. */
    INFO,
    /** What needs attention. */
    WARNING,
    /** What failed. */
    ERROR,
    /** What ends the server; the same as error. */
    CRITICAL
  }
}
