package io.junicorn.container.deploy;

import java.lang.reflect.InaccessibleObjectException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a start threw into one sentence for people. */
public final class StartFailure {
  /** Jetty's words for a resource-ref that nothing is configured for. */
  private static final String UNBOUND = "Nothing to bind for name ";

  private static final Pattern NOT_OPEN =
      Pattern.compile("module (\\S+) does not \"?(open|export)s? ([^\\s\"]+)");

  private StartFailure() {}

  /** What is missing or taken, said plainly; the innermost causes decide. */
  public static String explain(Throwable thrown) {
    List<Throwable> causes = causesOf(thrown);
    if (causes.getFirst() instanceof BindException taken && causes.size() > 1) {
      // Only the outer one knows the address.
      return causes.get(1).getMessage() + ": " + taken.getMessage();
    }
    for (Throwable cause : causes) {
      String plain = explainOne(cause);
      if (plain != null) {
        return plain;
      }
    }
    Throwable root = causes.getFirst();
    return root.getClass().getName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
  }

  private static @Nullable String explainOne(Throwable cause) {
    return switch (cause) {
      case ClassNotFoundException e -> missingClass(String.valueOf(e.getMessage()));
      case NoClassDefFoundError e -> missingClass(String.valueOf(e.getMessage()).replace('/', '.'));
      case UnsupportedClassVersionError e -> "compiled for a newer Java: " + e.getMessage();
      case InaccessibleObjectException e -> needsOption(String.valueOf(e.getMessage()));
      case IllegalAccessException e -> needsOption(String.valueOf(e.getMessage()));
      case IllegalAccessError e -> needsOption(String.valueOf(e.getMessage()));
      case IllegalStateException e -> missingPart(String.valueOf(e.getMessage()));
      default -> null;
    };
  }

  private static String missingClass(String name) {
    return "class missing: " + name + MissingApi.hint(name);
  }

  /** Names the option; the JDK's message names module and package, as JEP 396 has it. */
  private static @Nullable String needsOption(String message) {
    Matcher matcher = NOT_OPEN.matcher(message);
    if (!matcher.find()) {
      return null;
    }
    return "it reaches into the JDK, which must be allowed:"
        + " JUNICORN_JAVA_OPTS='--add-"
        + matcher.group(2)
        + "s "
        + matcher.group(1)
        + "/"
        + matcher.group(3)
        + "=ALL-UNNAMED' ("
        + message
        + ")";
  }

  /** Of what the configuration has to give. */
  private static @Nullable String missingPart(String message) {
    if (message.startsWith("No LoginService")) {
      return "its web.xml asks for a login, and no users are configured: set realm to a file of"
          + " them";
    }
    if (message.startsWith(UNBOUND)) {
      String name = message.substring(UNBOUND.length());
      return "its web.xml needs the resource "
          + name
          + ", and there is none; a data source is set by datasource."
          + name
          + ".url";
    }
    return null;
  }

  /** All causes and suppressed exceptions, the innermost first. */
  private static List<Throwable> causesOf(Throwable thrown) {
    List<Throwable> found = new ArrayList<>();
    collect(thrown, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  private static void collect(Throwable thrown, List<Throwable> into, Set<Throwable> seen) {
    if (!seen.add(thrown)) {
      return;
    }
    if (thrown.getCause() != null) {
      collect(thrown.getCause(), into, seen);
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      collect(suppressed, into, seen);
    }
    into.add(thrown);
  }
}
