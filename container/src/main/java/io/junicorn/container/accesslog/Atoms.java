package io.junicorn.container.accesslog;

import static java.util.Map.entry;

import io.junicorn.accounting.ParkKind;
import io.junicorn.container.config.BadSettingException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** The atoms by name: gunicorn's of one letter and its three with braces, and ours, of words. */
final class Atoms {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]+)\\}([a-z])");
  private static final String PROCESS = "<" + ProcessHandle.current().pid() + ">";

  /** Of one name. */
  @FunctionalInterface
  private interface Named {
    /**
     * The atom.
     *
     * @param bare not between quotes
     */
    Atom atom(boolean bare);
  }

  /** Of the letter behind the braces, with what stands between them. */
  @FunctionalInterface
  private interface Keyed {
    Atom atom(String key, boolean bare);
  }

  private static final SortedMap<String, Named> GUNICORN =
      new TreeMap<>(
          Map.ofEntries(
              entry("h", bare -> (served, line) -> line.text(served.remoteAddress(), bare)),
              entry("l", _ -> (_, line) -> line.raw("-")),
              entry("u", bare -> (served, line) -> line.text(served.user(), bare)),
              entry("t", _ -> LineTime.common()),
              entry("r", bare -> (served, line) -> requestLine(served, line, bare)),
              entry("m", bare -> (served, line) -> line.text(served.method(), bare)),
              entry("U", bare -> (served, line) -> line.text(path(served), bare)),
              entry("q", bare -> (served, line) -> line.text(query(served), bare)),
              entry("H", bare -> (served, line) -> line.text(served.protocol(), bare)),
              entry("s", _ -> Atoms::status),
              entry("B", _ -> (served, line) -> line.number(served.bytes())),
              entry("b", _ -> Atoms::bytes),
              entry("f", bare -> header(HttpHeader.REFERER, bare)),
              entry("a", bare -> header(HttpHeader.USER_AGENT, bare)),
              entry(
                  "T", _ -> (served, line) -> line.number(served.durationNanos() / 1_000_000_000)),
              entry("M", _ -> (served, line) -> line.number(served.durationNanos() / 1_000_000)),
              entry("D", _ -> (served, line) -> line.number(served.durationNanos() / 1_000)),
              entry("L", _ -> (served, line) -> line.seconds(served.durationNanos())),
              entry("p", _ -> (_, line) -> line.raw(PROCESS))));

  private static final SortedMap<String, Keyed> IN_BRACES =
      new TreeMap<>(
          Map.of(
              "i", (key, bare) -> (served, line) -> line.text(served.header(key), bare),
              "o", (key, bare) -> (served, line) -> line.text(served.sentHeader(key), bare),
              "e", (key, bare) -> (served, line) -> line.text(Variables.of(served, key), bare)));

  private static final SortedMap<String, Named> OURS =
      new TreeMap<>(
          Map.ofEntries(
              entry("greenlet", bare -> (served, line) -> line.text(served.greenlet(), bare)),
              entry("queue-wait", _ -> seconds(Served::waitedNanos)),
              entry("on-carrier", _ -> Atoms::onCarrier),
              entry("parked", _ -> seconds(Served::parkedNanos)),
              entry("parked-datasource", _ -> parked(ParkKind.DATASOURCE)),
              entry("parked-offload", _ -> parked(ParkKind.OFFLOAD)),
              entry("parked-session", _ -> parked(ParkKind.SESSION)),
              entry("end", bare -> (served, line) -> line.text(served.endWord(), bare)),
              entry("context", bare -> (served, line) -> line.text(served.context(), bare)),
              entry("request-id", bare -> (served, line) -> line.text(served.requestId(), bare))));

  private Atoms() {}

  /**
   * The atom of a name.
   *
   * @param bare not between quotes
   */
  static Atom named(String name, boolean bare) {
    Named named = GUNICORN.getOrDefault(name, OURS.get(name));
    return named == null ? inBraces(name, bare) : named.atom(bare);
  }

  private static Atom inBraces(String name, boolean bare) {
    Matcher matcher = BRACES.matcher(name);
    Keyed keyed = matcher.matches() ? IN_BRACES.get(matcher.group(2)) : null;
    if (keyed == null) {
      throw new BadSettingException(
          "--access-log-format: the atom '"
              + name
              + "' is unknown, allowed are gunicorn's "
              + GUNICORN.keySet()
              + ", with a name for x "
              + IN_BRACES.keySet().stream().map("{x}"::concat).toList()
              + ", and "
              + OURS.keySet());
    }
    return keyed.atom(matcher.group(1), bare);
  }

  private static Atom header(HttpHeader header, boolean bare) {
    return (served, line) -> line.text(served.header(header), bare);
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

  private static Atom parked(ParkKind kind) {
    return seconds(served -> served.parkedNanos(kind));
  }

  /** Nanoseconds as seconds; negative is not known. */
  private static Atom seconds(ToLongFunction<Served> nanos) {
    return (served, line) -> {
      long known = nanos.applyAsLong(served);
      if (known < 0) {
        line.raw("-");
      } else {
        line.seconds(known);
      }
    };
  }

  // The tilde says that it is an estimate.
  private static void onCarrier(Served served, Line line) {
    long nanos = served.times().onCarrierNanos();
    if (nanos == 0) {
      line.raw("-");
    } else {
      line.raw("~").seconds(nanos);
    }
  }
}
