package io.junicorn.loadtests.peers.testkit;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a peer is started.
 *
 * @param command the command, in which PORT stands for the port
 * @param ready what it prints when it serves
 */
public record Peer(List<String> command, String ready) {
  /** The sample, from the folder of a peer. */
  public static final String WAR = "../../../samples/legacy-webapp/target/legacy-webapp.war";

  /** A peer on the Java of this JVM; the arguments hold {@code PORT}. */
  public static Peer java(String... mainAndArguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Dgraceful=true", "-cp", "target/classes:target/lib/*"));
    command.addAll(List.of(mainAndArguments));
    return new Peer(List.copyOf(command), "ready");
  }

  PeerProcess start(int port) throws IOException {
    return start(Map.of("PORT", Integer.toString(port)));
  }

  /** Starts it with words of its command replaced. */
  PeerProcess start(Map<String, String> words) throws IOException {
    return new PeerProcess(
        command.stream().map(word -> replaced(word, words)).toList(), new File("."));
  }

  private static String replaced(String word, Map<String, String> words) {
    String result = word;
    for (var entry : words.entrySet()) {
      result = result.replace(entry.getKey(), entry.getValue());
    }
    return result;
  }
}
