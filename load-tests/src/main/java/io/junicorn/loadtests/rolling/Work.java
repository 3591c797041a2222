package io.junicorn.loadtests.rolling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** A kind of request to the sample, and what its answer must be. */
enum Work {
  /** Answered at once. */
  HELLO("GET /hello"),
  /** Waits: some of them are always in flight. */
  DELAY("GET /delay"),
  /** A body of many packets. */
  DOWNLOAD("GET /download"),
  /** A POST with a small body. */
  UPLOAD("POST /upload, 2 KB"),
  /** A POST whose body comes in two halves. */
  SLOW_UPLOAD("POST /upload, 96 KB, with a pause in the middle"),
  /** A page of a user who has logged in. */
  ACCOUNT("GET /account, logged in");

  static final int DELAY_MILLIS = 800;
  private static final int DOWNLOAD_BYTES = 200_000;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final int SHOWN = 200;
  private static final byte[] SMALL = random(2_000);
  private static final byte[] LARGE = random(96_000);
  private static final byte[] DOWNLOADED = downloaded();

  private final String title;

  Work(String title) {
    this.title = title;
  }

  /** The kind of the n-th request: of 20 there are 10, 2, 1, 4, 1, 2. */
  static Work of(long number) {
    return switch ((int) (number % 20)) {
      case 3, 13 -> DELAY;
      case 7 -> DOWNLOAD;
      case 1, 6, 11, 16 -> UPLOAD;
      case 18 -> SLOW_UPLOAD;
      case 5, 15 -> ACCOUNT;
      default -> HELLO;
    };
  }

  /** As a person would say it. */
  String title() {
    return title;
  }

  /** Sends one and checks the answer. */
  void run(Entry entry, long number, Users users) throws LostAnswer, InterruptedException {
    switch (this) {
      case HELLO ->
          check(entry.send(Message.get("/hello?name=n" + number, "")), "Hello, n" + number + "!\n");
      case DELAY ->
          check(
              entry.send(Message.get("/delay?ms=" + DELAY_MILLIS, "")),
              "Slept for " + DELAY_MILLIS + " ms.\n");
      case DOWNLOAD ->
          check(entry.send(Message.get("/download?bytes=" + DOWNLOAD_BYTES, "")), DOWNLOADED);
      case UPLOAD ->
          check(entry.send(Message.upload("/upload", SMALL, Duration.ZERO)), described(SMALL));
      case SLOW_UPLOAD ->
          check(entry.send(Message.upload("/upload", LARGE, PAUSE)), described(LARGE));
      case ACCOUNT -> users.visit();
    }
  }

  private static void check(Answer answer, String body) throws LostAnswer {
    check(answer, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void check(Answer answer, byte[] body) throws LostAnswer {
    if (answer.status() >= 500) {
      throw new LostAnswer(Outcome.SERVER_ERROR, answer.status() + " " + shortened(answer));
    }
    if (answer.status() != 200 || !Arrays.equals(answer.body(), body)) {
      throw new LostAnswer(Outcome.WRONG, answer.status() + " " + shortened(answer));
    }
  }

  /** The beginning of a body, on one line. */
  static String shortened(Answer answer) {
    String line = answer.text().strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static String described(byte[] file) {
    try {
      return "part=file file=a.bin size="
          + file.length
          + " sha256="
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file))
          + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the sample's DownloadServlet makes them. */
  private static byte[] downloaded() {
    byte[] bytes = new byte[DOWNLOAD_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      int at = i % (1 << 16);
      bytes[i] = (byte) (at * 31 + (at >> 8));
    }
    return bytes;
  }
}
