package io.junicorn.container.deploy;

import java.lang.reflect.InaccessibleObjectException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Turns what a start threw into one sentence for people. */
public final class StartFailure {
  /** Jetty's words for a resource-ref that nothing is configured for. */
  private static final String UNBOUND = "Nothing to bind for name ";

  /** Xerces' words for a jetty-web.xml without its DOCTYPE. */
  private static final String NO_DOCTYPE = "Cannot find the declaration of element 'Configure'";

  private static final Pattern NOT_OPEN =
      Pattern.compile("module (\\S+) does not \"?(open|export)s? ([^\\s\"]+)");

  private StartFailure() {}

  /** What is missing or taken, said plainly in one line; the innermost causes decide. */
  public static String explain(Throwable thrown) {
    return Printable.escaped(plain(thrown));
  }

  private static String plain(Throwable thrown) {
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
    return root.getClass().getName()
        + (root.getMessage() == null ? "" : ": " + root.getMessage())
        + (isOfClassReader(root) ? ", reading a class file of it that is broken or newer" : "")
        + (saysNotOfWhat(root) ? around(root, causes).map(m -> " (" + m + ")").orElse("") : "");
  }

  /** Jetty scans all classes, and names none that it cannot read. */
  private static boolean isOfClassReader(Throwable root) {
    return Arrays.stream(root.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals("org.objectweb.asm.ClassReader"));
  }

  /** Of what reads files, and tells those who called it what is wrong, but not in which file. */
  private static boolean saysNotOfWhat(Throwable root) {
    return root.getMessage() == null
        || root instanceof ZipException
        || root instanceof IllegalArgumentException
        || root instanceof IndexOutOfBoundsException;
  }

  /** What the nearest one around it says of its own: Jetty names the file there. */
  private static Optional<String> around(Throwable root, List<Throwable> causes) {
    Throwable inner = root;
    for (Throwable outer : causes) {
      if (inner.equals(outer.getCause()) || List.of(outer.getSuppressed()).contains(inner)) {
        String message = outer.getMessage();
        if (message != null
            && !message.equals(inner.toString())
            && !message.equals(inner.getMessage())) {
          return Optional.of(message);
        }
        inner = outer;
      }
    }
    return Optional.empty();
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
      case SAXParseException e -> missingDoctype(e);
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

  private static @Nullable String missingDoctype(SAXParseException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains(NO_DOCTYPE)
        ? "WEB-INF/jetty-web.xml or WEB-INF/jetty-env.xml must begin with <!DOCTYPE Configure"
            + " PUBLIC \"-//Jetty//Configure//EN\" \"https://jetty.org/configure_10_0.dtd\"> ("
            + message
            + ")"
        : null;
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
