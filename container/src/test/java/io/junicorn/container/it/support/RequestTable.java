package io.junicorn.container.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests by the byte, from a table among the resources of the tests: {@code requests/NAME.txt},
 * where the first one says how it is written.
 */
public final class RequestTable {
  private static final Pattern HEAD = Pattern.compile("\\[([0-9|]+)] (.+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9A-F]{2}|[rnt0\\\\])");
  private static final String COMMENT = "#";
  private static final String GLUE = "\\";

  /**
   * One request.
   *
   * @param name what is special about it
   * @param statuses the status codes that are right
   * @param bytes what is sent, a character for each byte
   */
  public record Case(String name, List<Integer> statuses, String bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private RequestTable() {}

  /** The requests of a table, in order. */
  public static List<Case> read(String name) {
    List<Case> cases = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines(name)) {
      boolean head = HEAD.matcher(line).matches();
      if ((head || line.startsWith(COMMENT)) && !block.isEmpty()) {
        cases.add(caseOf(block));
        block.clear();
      }
      if (head || !block.isEmpty()) {
        block.add(line);
      }
    }
    cases.add(caseOf(block));
    return cases;
  }

  private static List<String> lines(String name) {
    String file = "/requests/" + name + ".txt";
    try (InputStream in = RequestTable.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      // What the line feed at the end of the file ends is the last line.
      return text.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The empty line before the next case is none of the request. */
  private static Case caseOf(List<String> block) {
    Matcher head = HEAD.matcher(block.getFirst());
    if (!head.matches() || !block.getLast().isEmpty()) {
      throw new IllegalStateException("no case, or no empty line behind it: " + block);
    }
    StringBuilder bytes = new StringBuilder();
    for (String line : block.subList(1, block.size() - 1)) {
      boolean glued = line.endsWith(GLUE) && !line.endsWith(GLUE + GLUE);
      bytes.append(decoded(glued ? line.substring(0, line.length() - 1) : line));
      bytes.append(glued ? "" : "\r\n");
    }
    return new Case(
        head.group(2),
        Stream.of(head.group(1).split("\\|")).map(Integer::valueOf).toList(),
        bytes.toString());
  }

  private static String decoded(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    switch (escape.group(1)) {
                      case "r" -> "\r";
                      case "n" -> "\n";
                      case "t" -> "\t";
                      case "0" -> "\0";
                      case "\\" -> "\\";
                      case String hex -> Character.toString(Integer.parseInt(hex.substring(1), 16));
                    }));
  }
}
