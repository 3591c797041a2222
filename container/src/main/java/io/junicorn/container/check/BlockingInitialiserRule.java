package io.junicorn.container.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds class initialisers that wait: for a socket, a file, a lock, a database, another process.
 * Looked at are the initialiser and what it calls of its own class.
 */
final class BlockingInitialiserRule implements Rule {
  static final String ID = "blocking-initialiser";

  private static final String INITIALISER = "<clinit>";

  private static final Advice ADVICE =
      new Advice(
          "class initialiser that waits",
          "cannot park there: the carrier is held until the class is ready, and those of all"
              + " greenlets that wait for the class, too; the hub adds carriers meanwhile",
          "use the class once while the application starts, or move the work out of the"
              + " initialiser");

  private static final Targets TARGETS =
      Targets.of(
          "java/lang/Thread.sleep",
          "java/lang/Thread.join",
          "java/lang/Object.wait",
          "java/lang/Runtime.exec",
          "java/lang/ProcessBuilder.start",
          "java/util/concurrent/locks/Lock.lock",
          "java/util/concurrent/locks/ReentrantLock.lock",
          "java/util/concurrent/locks/Condition.await",
          "java/util/concurrent/Semaphore.acquire",
          "java/util/concurrent/CountDownLatch.await",
          "java/util/concurrent/Future.get",
          "java/util/concurrent/CompletableFuture.get",
          "java/util/concurrent/CompletableFuture.join",
          "java/net/Socket.<init>",
          "java/net/Socket.connect",
          "java/net/ServerSocket.<init>",
          "java/net/ServerSocket.accept",
          "java/net/URL.openStream",
          "java/net/URLConnection.connect",
          "java/net/URLConnection.getInputStream",
          "java/net/HttpURLConnection.getInputStream",
          "java/net/HttpURLConnection.getResponseCode",
          "java/net/InetAddress.getByName",
          "java/net/InetAddress.getAllByName",
          "java/net/InetAddress.getLocalHost",
          "java/net/http/HttpClient.send",
          "java/io/FileInputStream.<init>",
          "java/io/FileOutputStream.<init>",
          "java/io/FileReader.<init>",
          "java/io/FileWriter.<init>",
          "java/io/RandomAccessFile.<init>",
          "java/nio/channels/FileChannel.open",
          "java/nio/file/Files.read*",
          "java/nio/file/Files.write*",
          "java/nio/file/Files.new*",
          "java/nio/file/Files.copy",
          "java/nio/file/Files.lines",
          "java/nio/file/Files.list",
          "java/nio/file/Files.walk*",
          "javax/naming/InitialContext.<init>",
          "javax/naming/InitialContext.lookup",
          "javax/naming/InitialContext.doLookup",
          "javax/naming/Context.lookup",
          "java/sql/DriverManager.getConnection",
          "javax/sql/DataSource.getConnection");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    if (!hasInitialiser(type) || !TARGETS.mayBeIn(type)) {
      return;
    }
    List<Call> reached = new ArrayList<>();
    Set<String> helpers = new HashSet<>();
    for (Call call : type.calls()) {
      if (call.method().equals(INITIALISER)) {
        reached.add(call);
        if (call.owner().equals(type.name()) && helpers.add(call.name() + call.type())) {
          addCallsOf(type, call, reached);
        }
      }
    }
    for (Call call : reached) {
      if (TARGETS.has(call)) {
        findings.add(
            ID, type.archive().own() ? Severity.WARNING : Severity.INFO, ADVICE, type.place(call));
      }
    }
  }

  private static boolean hasInitialiser(ClassFileInWar type) {
    return type.model().methods().stream()
        .anyMatch(method -> method.methodName().equalsString(INITIALISER));
  }

  private static void addCallsOf(ClassFileInWar type, Call helper, List<Call> reached) {
    for (Call call : type.calls()) {
      if (call.method().equals(helper.name()) && call.methodType().equals(helper.type())) {
        reached.add(call);
      }
    }
  }
}
