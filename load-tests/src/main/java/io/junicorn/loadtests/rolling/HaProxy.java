package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** HAProxy, which asks the management ports itself whether their servers are ready. */
final class HaProxy implements Proxy {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int anyPort;
  private final int stickyPort;
  private final Path socket;
  private final ManagedProcess process;

  /** Starts it in a folder of its own. */
  HaProxy(Path program, Path folder, List<Slot> slots, Processes processes) throws IOException {
    anyPort = Ports.free();
    stickyPort = anyPort + 1;
    socket = Files.createDirectories(folder).resolve("junicorn.sock");
    ConfigFile config =
        ConfigFile.of("haproxy.cfg", slots, anyPort, stickyPort)
            .with("port 9001", "port " + slots.get(0).managementPort())
            .with("port 9002", "port " + slots.get(1).managementPort())
            .with("/run/haproxy/junicorn.sock", socket.toString());
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), config.toString());
    process =
        processes.start(
            "haproxy", List.of(program.toString(), "-db", "-f", file.toString()), Map.of());
  }

  @Override
  public int anyPort() {
    return anyPort;
  }

  @Override
  public int stickyPort() {
    return stickyPort;
  }

  @Override
  public void await(Set<String> names) throws IOException {
    long begun = System.nanoTime();
    while (!Files.exists(socket) || !up().equals(names)) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IOException("HAProxy does not pass requests to " + names + ": " + process.tail());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /**
   * Lines of {@code show stat} begin with the names of backend and server; the 18th is a status.
   */
  private Set<String> up() throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap("show stat -1 4 -1\n".getBytes(StandardCharsets.US_ASCII)));
      String answer =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
      return answer
          .lines()
          .map(line -> line.split(",", -1))
          .filter(fields -> fields[0].equals("any") && fields[17].startsWith("UP"))
          .map(fields -> fields[1])
          .collect(Collectors.toSet());
    }
  }

  @Override
  public void close() {
    process.end(PATIENCE);
  }
}
