package io.junicorn.loadtests.process;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Asks a JVM for its heap and its allocation, through the management agent that every JDK has. All
 * JVMs are asked in the same way, so its few threads and objects burden all alike.
 */
public final class JvmProbe implements AutoCloseable {
  // A thread that asks every minute whether the JVM lives would only disturb what is measured.
  private static final Map<String, ?> NO_CHECKER =
      Map.of("jmx.remote.x.client.connection.check.period", 0L);

  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final ThreadMXBean threads;
  private final List<MemoryPoolMXBean> heap;

  private JvmProbe(JMXConnector connector, MBeanServerConnection server) throws IOException {
    this.connector = connector;
    memory =
        ManagementFactory.newPlatformMXBeanProxy(
            server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    heap = heapPools(server);
  }

  /** Attaches to the JVM of that process. */
  @SuppressWarnings("BanJNDI") // The address comes from the JVM that we started.
  public static JvmProbe attach(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      String address;
      try {
        address = machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
      JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address), NO_CHECKER);
      return new JvmProbe(connector, connector.getMBeanServerConnection());
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot attach to the JVM " + pid, e);
    }
  }

  /** Bytes allocated by all threads since the JVM started; virtual ones count by their carriers. */
  public long allocatedBytes() {
    return threads.getTotalThreadAllocatedBytes();
  }

  /**
   * Bytes of heap that two full collections have left. What is in use a moment later is more by
   * some MB: each thread that goes on takes a piece of the heap of its own.
   */
  public long heapAfterGcBytes() {
    // The second one takes what the first one's reference processing let go.
    memory.gc();
    memory.gc();
    long bytes = 0;
    for (MemoryPoolMXBean pool : heap) {
      bytes += pool.getCollectionUsage().getUsed();
    }
    return bytes;
  }

  private static List<MemoryPoolMXBean> heapPools(MBeanServerConnection server) throws IOException {
    List<MemoryPoolMXBean> pools =
        ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    for (MemoryPoolMXBean pool : pools) {
      if (pool.getCollectionUsage() == null) {
        throw new IOException("its collector does not tell what it has left of " + pool.getName());
      }
    }
    return pools;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
