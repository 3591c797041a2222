package io.junicorn.container.usage;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** The heap as the collector left it. Safe for use by any thread. */
interface Heap {
  /**
   * Bytes that were in use right after the latest collection of each pool: what lives, and with
   * collectors that work in parts some garbage, too. The old generation of the parallel and the
   * serial collector is collected when it is full: it counts as it is now, unless {@link #collect}
   * does nothing (-XX:+DisableExplicitGC), and nobody could tell how much of it is garbage.
   */
  long afterCollection();

  /** Bytes that there may be at most. */
  long most();

  /** Asks for a collection of everything, and waits for it. */
  void collect();

  /** That of this JVM. */
  static Heap ofThisProcess() {
    boolean collects = !isOn("DisableExplicitGC");
    int collectors = ManagementFactory.getGarbageCollectorMXBeans().size();
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    return new Heap() {
      @Override
      public long afterCollection() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : pools) {
          boolean filledByOthers = pool.getMemoryManagerNames().length == 1 && collectors > 1;
          MemoryUsage usage =
              filledByOthers && collects ? pool.getUsage() : pool.getCollectionUsage();
          bytes += usage == null ? 0 : usage.getUsed();
        }
        return bytes;
      }

      @Override
      public long most() {
        return Runtime.getRuntime().maxMemory();
      }

      @Override
      public void collect() {
        System.gc();
      }
    };
  }

  private static boolean isOn(String flag) {
    HotSpotDiagnosticMXBean options =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return Boolean.parseBoolean(options.getVMOption(flag).getValue());
  }
}
