package io.junicorn.container.accesslog;

import io.junicorn.container.config.BadSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with gunicorn's atoms, such as {@code %(h)s}: parsed once, then a loop for each request. A
 * percent sign is written {@code %%}, as there.
 */
final class AtomFormat implements Format {
  private static final Pattern ATOM = Pattern.compile("%(?:%|\\(([^()]*)\\)s)");

  private final Atom[] atoms;

  private AtomFormat(List<Atom> atoms) {
    this.atoms = atoms.toArray(Atom[]::new);
  }

  static AtomFormat parse(String format) {
    List<Atom> atoms = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    while (from < format.length()) {
      int percent = format.indexOf('%', from);
      int end = percent < 0 ? format.length() : percent;
      String text = literal(format.substring(from, end));
      if (!text.isEmpty()) {
        atoms.add((served, line) -> line.raw(text));
        quoted ^= text.chars().filter(c -> c == '"').count() % 2 == 1;
      }
      if (percent < 0) {
        break;
      }
      Matcher matcher = ATOM.matcher(format).region(percent, format.length());
      if (!matcher.lookingAt()) {
        throw new BadSettingException(
            "--access-log-format: '%s' is no atom: allowed are %%(NAME)s and %%%% for a percent sign"
                .formatted(format.substring(percent, Math.min(percent + 12, format.length()))));
      }
      String name = matcher.group(1);
      atoms.add(name == null ? (served, line) -> line.raw("%") : Atoms.named(name, !quoted));
      from = matcher.end();
    }
    return new AtomFormat(atoms);
  }

  private static String literal(String text) {
    if (!text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t')) {
      throw new BadSettingException(
          "--access-log-format: '" + text + "' has characters beyond printable ASCII and the tab");
    }
    return text;
  }

  @Override
  public Line line(Served served) {
    Line line = new Line();
    for (Atom atom : atoms) {
      atom.append(served, line);
    }
    return line;
  }
}
