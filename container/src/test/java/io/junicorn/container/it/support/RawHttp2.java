package io.junicorn.container.it.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackEncoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.jspecify.annotations.Nullable;

/** A socket that speaks HTTP/2 by the frame, with prior knowledge (RFC 9113). */
public final class RawHttp2 implements AutoCloseable {
  /** Frame types. */
  public static final int DATA = 0;

  public static final int HEADERS = 1;
  public static final int PRIORITY = 2;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int PING = 6;
  public static final int GOAWAY = 7;
  public static final int WINDOW_UPDATE = 8;
  public static final int CONTINUATION = 9;

  /** Flags. */
  public static final int END_STREAM = 1;

  public static final int END_HEADERS = 4;

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final DataInputStream in;
  private final HpackEncoder encoder = new HpackEncoder();
  private final HpackDecoder decoder = new HpackDecoder(1 << 16, System::nanoTime);

  /** One frame as it came. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Frame(int type, int flags, int stream, byte[] payload) {
    /** The error code of RST_STREAM or GOAWAY. */
    public int error() {
      return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
    }
  }

  /** One response to its end, or the code of the reset that came instead. */
  public record Answer(int status, HttpFields headers, String body, int reset) {}

  private final Map<Integer, Begun> begun = new HashMap<>();
  private final Set<Integer> ended = new HashSet<>();

  private RawHttp2(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Connects to a loopback port and says nothing. */
  public static RawHttp2 silent(int port) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(15_000);
      return new RawHttp2(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects, and sends the preface with empty SETTINGS. */
  public static RawHttp2 connect(int port) {
    return silent(port).send(PREFACE).frame(SETTINGS, 0, 0);
  }

  /** Sends the first part of what every connection begins with. */
  public RawHttp2 preface() {
    return send(PREFACE);
  }

  /** Writes bytes; those that the server takes no more are dropped. */
  public RawHttp2 send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException closed) {
      // What the server said before is to be read now.
      return this;
    }
    return this;
  }

  /** Writes a frame. */
  public RawHttp2 frame(int type, int flags, int stream, byte... payload) {
    return send(bytes(type, flags, stream, payload));
  }

  /** A frame as bytes. */
  public static byte[] bytes(int type, int flags, int stream, byte... payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** The header block of a request. */
  public byte[] block(String method, String path, String... headers) {
    HttpFields.Mutable fields = HttpFields.build();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    ByteBuffer block = ByteBuffer.allocate(1 << 16);
    try {
      encoder.encode(
          block,
          new MetaData.Request(
              method, HttpURI.from("http://localhost" + path), HttpVersion.HTTP_2, fields));
    } catch (HpackException e) {
      throw new IllegalArgumentException(e);
    }
    byte[] bytes = new byte[block.position()];
    block.flip().get(bytes);
    return bytes;
  }

  /** Sends a GET. */
  public RawHttp2 get(int stream, String path, String... headers) {
    return frame(HEADERS, END_STREAM | END_HEADERS, stream, block("GET", path, headers));
  }

  /** How many bytes have come that nobody has read. */
  public int waiting() {
    try {
      return in.available();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame; empty at the end of the connection. */
  public Optional<Frame> read() {
    try {
      int first = in.read();
      if (first < 0) {
        return Optional.empty();
      }
      int length = first << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt() & Integer.MAX_VALUE;
      return Optional.of(new Frame(type, flags, stream, in.readNBytes(length)));
    } catch (SocketException reset) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frames up to the end of the connection. */
  public List<Frame> readToEnd() {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> frame = read(); frame.isPresent(); frame = read()) {
      frames.add(frame.get());
    }
    return frames;
  }

  /** The code of the last GOAWAY before the end of the connection; -1 when there was none. */
  public int readGoAway() {
    return readToEnd().stream()
        .filter(frame -> frame.type() == GOAWAY)
        .mapToInt(Frame::error)
        .reduce(-1, (_, last) -> last);
  }

  /** The first frame of a type. */
  public Frame await(int type) {
    while (true) {
      Frame frame = read().orElseThrow(() -> new AssertionError("closed before type " + type));
      if (frame.type() == type) {
        return frame;
      }
    }
  }

  /** The next response that ends, whichever stream it is of. */
  public Answer answer() {
    while (true) {
      Frame frame = read().orElseThrow(() -> new AssertionError("closed before the response"));
      switch (frame.type()) {
        case HEADERS -> begun(frame.stream()).head = head(frame);
        case DATA ->
            begun(frame.stream()).body.append(new String(frame.payload(), StandardCharsets.UTF_8));
        case RST_STREAM -> {
          if (ended.contains(frame.stream())) {
            // The whole response came before: the server wants no more of the request.
            continue;
          }
          return begun(frame.stream()).answer(frame.error());
        }
        default -> {
          continue;
        }
      }
      if ((frame.flags() & END_STREAM) != 0) {
        ended.add(frame.stream());
        return begun(frame.stream()).answer(-1);
      }
    }
  }

  private Begun begun(int stream) {
    return begun.computeIfAbsent(stream, _ -> new Begun());
  }

  private MetaData.Response head(Frame frame) {
    try {
      return (MetaData.Response) decoder.decode(ByteBuffer.wrap(frame.payload()));
    } catch (HpackException e) {
      throw new AssertionError(e);
    }
  }

  /** A response of which something has come; those of several streams come mixed. */
  private static final class Begun {
    private final StringBuilder body = new StringBuilder();
    private MetaData.@Nullable Response head;

    Answer answer(int reset) {
      return head == null
          ? new Answer(0, HttpFields.EMPTY, body.toString(), reset)
          : new Answer(head.getStatus(), head.getHttpFields(), body.toString(), reset);
    }
  }

  /** Whether a frame of a type comes within a time; others are passed over. */
  public boolean hears(int type, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    try {
      while (true) {
        while (in.available() > 0) {
          Optional<Frame> frame = read();
          if (frame.isEmpty()) {
            return false;
          }
          if (frame.get().type() == type) {
            return true;
          }
        }
        if (System.nanoTime() >= end) {
          return false;
        }
        Thread.sleep(5);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
