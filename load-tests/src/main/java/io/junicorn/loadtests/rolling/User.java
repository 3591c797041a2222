package io.junicorn.loadtests.rolling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user of the sample who has logged in. The account page counts its visits in the session: each
 * must be one more than the last, so neither a lost session nor a lost change passes unseen. For
 * one thread at a time.
 */
final class User {
  private static final Pattern VISITS = Pattern.compile("Visits in this session: <strong>(\\d+)<");
  private static final String COOKIE = "JSESSIONID=";

  private final Entry entry;
  private String cookie;
  private int visits;

  private User(Entry entry, String cookie) {
    this.entry = entry;
    this.cookie = cookie;
  }

  /** Logs in by the form. */
  static User logIn(Entry entry) throws LostAnswer {
    Answer answer = entry.send(Message.form("/login", "", "user=alice&password=wonderland"));
    User user = new User(entry, "");
    user.keepCookie(answer);
    if (answer.status() != 302 || user.cookie.isEmpty()) {
      throw new LostAnswer(
          Outcome.WRONG, "the login was answered " + answer.status() + " " + answer.headers());
    }
    return user;
  }

  /** Opens the account page; what is wrong with the answer, or nothing. */
  Answer visit() throws LostAnswer {
    Answer answer = entry.send(Message.get("/account", cookie));
    if (answer.status() >= 500) {
      throw new LostAnswer(Outcome.SERVER_ERROR, answer.status() + " " + Work.shortened(answer));
    }
    keepCookie(answer);
    Matcher shown = VISITS.matcher(answer.text());
    if (answer.status() != 200
        || !answer.text().contains("Logged in as <strong>alice<")
        || !shown.find()) {
      throw new LostAnswer(
          Outcome.WRONG,
          "not logged in any more: " + answer.status() + " " + Work.shortened(answer));
    }
    int now = Integer.parseInt(shown.group(1));
    int before = visits;
    visits = now;
    if (now != before + 1) {
      throw new LostAnswer(Outcome.WRONG, "visit " + now + " comes after " + before);
    }
    return answer;
  }

  private void keepCookie(Answer answer) {
    for (String set : answer.all("Set-Cookie")) {
      if (set.startsWith(COOKIE)) {
        cookie = set.substring(COOKIE.length()).split(";", 2)[0];
      }
    }
  }

  /** The node whose name ends the session's id. */
  String node() {
    return cookie.substring(cookie.lastIndexOf('.') + 1);
  }

  /** How often the account page was shown. */
  int visits() {
    return visits;
  }
}
