package io.junicorn.container.deploy;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a start threw into one sentence for people. */
public final class StartFailure {
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
      case UnresolvedAddressException _ -> "a host of --bind or --management cannot be resolved";
      default -> null;
    };
  }

  private static String missingClass(String name) {
    String hint =
        name.startsWith("javax.servlet.")
            ? "; it is written for javax.servlet (Java EE 8 and older), this version runs jakarta.servlet (EE 10)"
            : "";
    return "class missing: " + name + hint;
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
