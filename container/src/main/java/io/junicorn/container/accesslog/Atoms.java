package io.junicorn.container.accesslog;

import io.junicorn.container.config.BadSettingException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** The atoms by name: gunicorn's of one letter and its three with braces, and ours, of words. */
final class Atoms {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)\\}([a-z])");
  private static final String PROCESS = "<" + ProcessHandle.current().pid() + ">";

  private static final Set<String> GUNICORN =
      Set.of(
          "h", "l", "u", "t", "r", "m", "U", "q", "H", "s", "B", "b", "f", "a", "T", "D", "M", "L",
          "p", "{x}i", "{x}o", "{x}e");

  private static final Set<String> OURS =
      Set.of("greenlet", "queue-wait", "end", "context", "request-id");

  private Atoms() {}

  /**
   * The atom of a name.
   *
   * @param bare not between quotes
   */
  static Atom named(String name, boolean bare) {
    return switch (name) {
      case "h" -> (served, line) -> line.text(served.remoteAddress(), bare);
      case "l" -> (served, line) -> line.raw("-");
      case "u" -> (served, line) -> line.text(served.user(), bare);
      case "t" -> LineTime.common();
      case "r" -> (served, line) -> requestLine(served, line, bare);
      case "m" -> (served, line) -> line.text(served.method(), bare);
      case "U" -> (served, line) -> line.text(path(served), bare);
      case "q" -> (served, line) -> line.text(query(served), bare);
      case "H" -> (served, line) -> line.text(served.protocol(), bare);
      case "s" -> (served, line) -> status(served, line);
      case "B" -> (served, line) -> line.number(served.bytes());
      case "b" -> (served, line) -> bytes(served, line);
      case "f" -> (served, line) -> line.text(served.header("Referer"), bare);
      case "a" -> (served, line) -> line.text(served.header("User-Agent"), bare);
      case "T" -> (served, line) -> line.number(served.durationNanos() / 1_000_000_000);
      case "M" -> (served, line) -> line.number(served.durationNanos() / 1_000_000);
      case "D" -> (served, line) -> line.number(served.durationNanos() / 1_000);
      case "L" -> (served, line) -> line.seconds(served.durationNanos());
      case "p" -> (served, line) -> line.raw(PROCESS);
      case "greenlet" -> (served, line) -> line.text(served.greenlet(), bare);
      case "queue-wait" -> (served, line) -> queueWait(served, line);
      case "end" -> (served, line) -> line.text(served.end(), bare);
      case "context" -> (served, line) -> line.text(served.context(), bare);
      case "request-id" -> (served, line) -> line.text(served.requestId(), bare);
      default -> inBraces(name, bare);
    };
  }

  private static Atom inBraces(String name, boolean bare) {
    Matcher matcher = BRACES.matcher(name);
    if (!matcher.matches()) {
      throw unknown(name);
    }
    String key = matcher.group(1);
    return switch (matcher.group(2)) {
      case "i" -> (served, line) -> line.text(served.header(key), bare);
      case "o" -> (served, line) -> line.text(served.sentHeader(key), bare);
      case "e" -> (served, line) -> line.text(Variables.of(served, key), bare);
      default -> throw unknown(name);
    };
  }

  private static BadSettingException unknown(String name) {
    return new BadSettingException(
        "--access-log-format: the atom '"
            + name
            + "' is unknown, allowed are gunicorn's "
            + new TreeSet<>(GUNICORN)
            + " and "
            + new TreeSet<>(OURS));
  }

  private static void requestLine(Served served, Line line, boolean bare) {
    HttpURI uri = served.uri();
    if (uri == null) {
      line.raw("-");
      return;
    }
    String space = bare ? "\\x20" : " ";
    line.text(served.method(), bare).raw(space).text(uri.getPathQuery(), bare);
    line.raw(space).text(served.protocol(), bare);
  }

  private static @Nullable String path(Served served) {
    HttpURI uri = served.uri();
    return uri == null ? null : uri.getPath();
  }

  private static @Nullable String query(Served served) {
    HttpURI uri = served.uri();
    return uri == null ? null : uri.getQuery();
  }

  private static void status(Served served, Line line) {
    if (served.status() == 0) {
      line.raw("-");
    } else {
      line.number(served.status());
    }
  }

  private static void bytes(Served served, Line line) {
    if (served.bytes() == 0) {
      line.raw("-");
    } else {
      line.number(served.bytes());
    }
  }

  private static void queueWait(Served served, Line line) {
    if (served.waitedNanos() < 0) {
      line.raw("-");
    } else {
      line.seconds(served.waitedNanos());
    }
  }
}
