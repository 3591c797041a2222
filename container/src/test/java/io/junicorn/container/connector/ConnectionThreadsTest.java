package io.junicorn.container.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.servlet.GreenletHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However the bytes of requests come, each request is answered, by a greenlet of its own. */
class ConnectionThreadsTest {
  private static final String END = " HTTP/1.1\r\nHost: a\r\n\r\n";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final Server server = new Server();
  private Socket client;
  private BufferedReader answers;

  @BeforeEach
  void start() throws Exception {
    Executor machinery = new Machinery();
    HttpConfiguration http = new HttpConfiguration();
    TcpConnector connector =
        new TcpConnector(server, machinery, 1, new StrictHttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new GreenletHandler(new Echo()));
    server.start();
    client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    client.setTcpNoDelay(true);
    answers =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
  }

  @AfterEach
  void stop() throws Exception {
    released.countDown();
    client.close();
    server.stop();
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  /** Path, bytes of the body and name of the greenlet. */
  private String[] answer() throws IOException {
    assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
    int length = 0;
    for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    char[] body = new char[length];
    int got = 0;
    while (got < length) {
      got += answers.read(body, got, length - got);
    }
    return new String(body).split(" ");
  }

  @Test
  void manyOneAfterTheOther() throws IOException {
    List<String> greenlets = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      send("GET /" + i + END);
      String[] answer = answer();
      assertThat(answer[0]).isEqualTo("/" + i);
      greenlets.add(answer[2]);
    }
    assertThat(new HashSet<>(greenlets)).hasSameSizeAs(greenlets);
  }

  @Test
  void severalInOnePacket() throws IOException {
    send("GET /1" + END + "GET /2" + END + "GET /3" + END);
    String[] first = answer();
    String[] second = answer();
    String[] third = answer();

    assertThat(List.of(first[0], second[0], third[0])).containsExactly("/1", "/2", "/3");
    assertThat(new HashSet<>(List.of(first[2], second[2], third[2]))).hasSize(3);
  }

  @Test
  void moreAtOnceThanIsReadAhead() throws IOException {
    String field = "X-Long: " + "x".repeat(6_000) + "\r\n\r\n";
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      all.append("GET /").append(i).append(" HTTP/1.1\r\nHost: a\r\n").append(field);
    }
    send(all.toString());
    for (int i = 0; i < 10; i++) {
      assertThat(answer()[0]).isEqualTo("/" + i);
    }
  }

  @Test
  void emptyLinesBetweenRequests() throws IOException {
    send("GET /1" + END + "\r\n");
    assertThat(answer()[0]).isEqualTo("/1");
    send("\r\nGET /2" + END + "\r\n\r\nGET /3" + END);
    assertThat(answer()[0]).isEqualTo("/2");
    assertThat(answer()[0]).isEqualTo("/3");
  }

  @Test
  void byteAfterByte() throws IOException {
    for (char c : ("GET /slowly" + END).toCharArray()) {
      send(String.valueOf(c));
    }
    assertThat(answer()[0]).isEqualTo("/slowly");
  }

  @Test
  void oneThatComesWhileAnotherIsInWork() throws Exception {
    send("GET /wait" + END);
    entered.await();
    send("GET /next" + END);
    released.countDown();

    assertThat(answer()[0]).isEqualTo("/wait");
    assertThat(answer()[0]).isEqualTo("/next");
  }

  @Test
  void aBodyThatComesLate() throws Exception {
    send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n");
    entered.await();
    for (int i = 0; i < 4; i++) {
      send("x".repeat(5_000));
    }
    String[] answer = answer();
    assertThat(answer[0]).isEqualTo("/body");
    assertThat(answer[1]).isEqualTo("20000");

    send("GET /after" + END);
    assertThat(answer()[0]).isEqualTo("/after");
  }

  @Test
  void aBodyWithItsHeadAndTheNextRequestInOnePacket() throws IOException {
    send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /b" + END);

    String[] posted = answer();
    assertThat(posted[0]).isEqualTo("/a");
    assertThat(posted[1]).isEqualTo("3");
    assertThat(answer()[0]).isEqualTo("/b");
  }

  @Test
  void aClientThatSendsNothingMore() throws IOException {
    send("GET /last" + END);
    client.shutdownOutput();

    assertThat(answer()[0]).isEqualTo("/last");
    assertThat(answers.read()).isEqualTo(-1);
  }

  @Test
  void aClientThatLeavesInTheMiddleOfAHeader() throws IOException {
    send("GET /half HTTP/1.1\r\nHo");
    client.shutdownOutput();

    assertThat(answers.readLine()).isNull();
  }

  private final class Echo extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String path = Request.getPathInContext(request);
      switch (path) {
        case "/wait" -> {
          entered.countDown();
          released.await();
        }
        case "/body" -> entered.countDown();
        default -> {}
      }
      long bytes;
      try (InputStream body = Content.Source.asInputStream(request)) {
        bytes = body.transferTo(OutputStream.nullOutputStream());
      }
      String greenlet = Greenlet.current().orElseThrow().name();
      Content.Sink.write(response, true, path + " " + bytes + " " + greenlet, callback);
      return true;
    }
  }
}
