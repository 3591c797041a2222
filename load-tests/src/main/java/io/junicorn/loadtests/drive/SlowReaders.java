package io.junicorn.loadtests.drive;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that read a download slowly, which neither wrk nor Gatling can do: each has a small
 * receive buffer, takes some kilobytes, waits, and checks every byte. One virtual thread each.
 */
public final class SlowReaders implements AutoCloseable {
  private static final int CHUNK_BYTES = 8_192;
  private static final int TIMEOUT_MILLIS = 30_000;

  private final int port;
  private final int bytes;
  private final int pauseMillis;
  private final List<Thread> readers = new ArrayList<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger complete = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  /** Readers of so many bytes each, who wait so long after each 8 KiB. */
  public SlowReaders(int port, int bytes, int pauseMillis) {
    this.port = port;
    this.bytes = bytes;
    this.pauseMillis = pauseMillis;
  }

  /** Lets so many begin. */
  public void start(int count) {
    for (int i = 0; i < count; i++) {
      readers.add(Thread.ofVirtual().name("slow-reader-" + i).start(this::read));
    }
  }

  /** Those who have got their first byte. */
  public int begun() {
    return begun.get();
  }

  /** Those who have got all, and all right. */
  public int complete() {
    return complete.get();
  }

  /** What happened to the others. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Waits for all. */
  public void await() throws InterruptedException {
    for (Thread reader : readers) {
      reader.join();
    }
  }

  private void read() {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(2 * CHUNK_BYTES);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      String request =
          "GET /download?bytes="
              + bytes
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      skipHeader(in);
      body(in);
      complete.incrementAndGet();
    } catch (IOException e) {
      failures.add(e.toString());
    } catch (InterruptedException _) {
      failures.add("interrupted");
    }
  }

  private void body(InputStream in) throws IOException, InterruptedException {
    byte[] chunk = new byte[CHUNK_BYTES];
    int offset = 0;
    while (offset < bytes) {
      int length = in.read(chunk);
      if (length < 0) {
        throw new IOException("ended after " + offset + " of " + bytes + " bytes");
      }
      if (offset == 0) {
        begun.incrementAndGet();
      }
      for (int i = 0; i < length; i++) {
        int place = (offset + i) & 0xFFFF;
        if (chunk[i] != (byte) (place * 31 + (place >> 8))) {
          throw new IOException("the byte at " + (offset + i) + " is wrong");
        }
      }
      offset += length;
      Thread.sleep(pauseMillis);
    }
  }

  private static void skipHeader(InputStream in) throws IOException {
    StringBuilder header = new StringBuilder();
    while (header.length() < 4 || !header.substring(header.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended within the header: " + header);
      }
      header.append((char) next);
    }
    if (!header.toString().matches("(?s)HTTP/1\\.[01] 200.*")) {
      throw new IOException("not a 200: " + header.substring(0, Math.min(60, header.length())));
    }
  }

  @Override
  public void close() {
    readers.forEach(Thread::interrupt);
  }
}
