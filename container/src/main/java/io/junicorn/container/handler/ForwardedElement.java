package io.junicorn.container.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One element of a {@code Forwarded} header: what one proxy has heard (RFC 7239, section 4). What
 * is not said is null; {@code by} and extensions are passed over.
 */
record ForwardedElement(@Nullable String node, @Nullable String proto, @Nullable String host) {

  /**
   * Reads a header's value.
   *
   * @throws BadForwardedException when it is not of the grammar
   */
  static List<ForwardedElement> parse(String value) {
    return new Parser(value).elements();
  }

  /** Reads the grammar once, from left to right. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    List<ForwardedElement> elements() {
      List<ForwardedElement> elements = new ArrayList<>();
      do {
        elements.add(element());
      } while (skip(','));
      if (at < text.length()) {
        throw malformed();
      }
      return elements;
    }

    private ForwardedElement element() {
      String node = null;
      String proto = null;
      String host = null;
      do {
        blanks();
        if (at == text.length() || text.charAt(at) == ',' || text.charAt(at) == ';') {
          continue;
        }
        String name = token().toLowerCase(Locale.ROOT);
        if (!skip('=')) {
          throw malformed();
        }
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
        switch (name) {
          case "for" -> node = once(node, value);
          case "proto" -> proto = once(proto, value);
          case "host" -> host = once(host, value);
          default -> {}
        }
        blanks();
      } while (skip(';'));
      return new ForwardedElement(node, proto, host);
    }

    private static String once(@Nullable String before, String value) {
      if (before != null) {
        throw malformed();
      }
      return value;
    }

    private String token() {
      int begin = at;
      // More than a token: proxies send addresses without quotes.
      while (at < text.length() && ",;=\" \t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == begin) {
        throw malformed();
      }
      return text.substring(begin, at);
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\') {
          at++;
        }
        if (at < text.length()) {
          value.append(text.charAt(at++));
        }
      }
      if (!skip('"')) {
        throw malformed();
      }
      return value.toString();
    }

    private boolean skip(char expected) {
      if (at < text.length() && text.charAt(at) == expected) {
        at++;
        return true;
      }
      return false;
    }

    private void blanks() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    private static BadForwardedException malformed() {
      return new BadForwardedException("Forwarded cannot be read");
    }
  }
}
