package io.junicorn.container.webapps;

import java.util.List;

/** What came of asking for a reload. */
public sealed interface ReloadAnswer {
  /**
   * The attempt was made.
   *
   * @param applications what became of each
   */
  record Done(List<Reloaded> applications) implements ReloadAnswer {
    /** Copies the list. */
    public Done {
      applications = List.copyOf(applications);
    }

    /** Whether every new copy serves. */
    public boolean taken() {
      return applications.stream().allMatch(Reloaded::taken);
    }
  }

  /**
   * Nothing was done: another reload is under way.
   *
   * @param why one sentence for people
   */
  record Busy(String why) implements ReloadAnswer {}

  /** Nothing was done: the server starts or drains. */
  record Closed() implements ReloadAnswer {}

  /**
   * There is no such application.
   *
   * @param why one sentence for people, with those that there are
   */
  record Unknown(String why) implements ReloadAnswer {}
}
