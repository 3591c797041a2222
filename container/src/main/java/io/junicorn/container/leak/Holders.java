package io.junicorn.container.leak;

import java.util.ArrayList;
import java.util.List;

/** Looks wherever something of a stopped web application is known to stay behind. */
final class Holders {
  private Holders() {}

  /** What holds a class loader, one sentence each; never empty. */
  static List<String> of(ClassLoader loader) {
    Owned owned = new Owned(loader);
    List<String> found = new ArrayList<>();
    ThreadHolders.find(owned, found);
    GlobalHolders.find(owned, found);
    JdkInternals.find(owned, found);
    if (found.isEmpty()) {
      found.add("nothing that can be seen from here; a heap dump (jcmd PID GC.heap_dump) tells");
    }
    if (!JdkInternals.areOpen()) {
      found.add(
          "not looked at: thread-locals and shutdown hooks; they show with"
              + " JUNICORN_JAVA_OPTS='--add-opens java.base/java.lang=ALL-UNNAMED'");
    }
    return found;
  }
}
