package io.junicorn.loadtests.rolling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Users who have logged in; each makes one request at a time. Safe for use by several threads. */
final class Users {
  private final List<User> all = new ArrayList<>();
  private final BlockingQueue<User> free = new LinkedBlockingQueue<>();

  /** Logs in so many at each entry. */
  Users(int each, List<Entry> entries) throws LostAnswer {
    for (int i = 0; i < each; i++) {
      for (Entry entry : entries) {
        all.add(User.logIn(entry));
      }
    }
    free.addAll(all);
  }

  /** One of them opens the account page. */
  void visit() throws LostAnswer, InterruptedException {
    User user = free.take();
    try {
      user.visit();
    } finally {
      free.add(user);
    }
  }

  /** All of them, for a time when no request is under way. */
  List<User> all() {
    return List.copyOf(all);
  }
}
