package io.junicorn.loadtests.scene;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves once it has started well. Usage: {@code BadServer KIND PORT}. */
public final class BadServer {
  /** How it misbehaves. */
  enum Kind {
    /** Not at all. */
    HONEST,
    /** Every second answer is wrong, with status 200 and the right length. */
    LIES,
    /** Every answer but the first is a quick error. */
    ERRS,
    /** After some answers it says nothing any more. */
    HANGS,
    /** After some answers its process ends. */
    DIES
  }

  private static final int GOOD_ANSWERS = 100;
  private static final String RIGHT = "Hello, world!\n";
  private static final String WRONG = "Hello, woeld!\n";

  private BadServer() {}

  /** Serves until it is ended, or ends itself. */
  public static void main(String[] arguments) throws IOException {
    Kind kind = Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    HttpServer server;
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(
                  InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
              100);
    } catch (BindException e) {
      System.err.println("port " + arguments[1] + " is taken");
      System.exit(1);
      return;
    }
    AtomicInteger asked = new AtomicInteger();
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(kind, asked.incrementAndGet(), exchange));
    server.start();
  }

  private static void answer(Kind kind, int number, HttpExchange exchange) throws IOException {
    switch (kind) {
      case HONEST -> send(exchange, 200, RIGHT);
      case LIES -> send(exchange, 200, number % 2 == 1 ? RIGHT : WRONG);
      case ERRS -> send(exchange, number == 1 ? 200 : 500, number == 1 ? RIGHT : "oops\n");
      case HANGS -> {
        if (number > GOOD_ANSWERS) {
          sleepForLong();
        }
        send(exchange, 200, RIGHT);
      }
      case DIES -> {
        if (number > GOOD_ANSWERS) {
          System.err.println("dying as told");
          Runtime.getRuntime().halt(3);
        }
        send(exchange, 200, RIGHT);
      }
    }
  }

  private static void sleepForLong() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
