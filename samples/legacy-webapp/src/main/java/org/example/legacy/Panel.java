package org.example.legacy;

/** One panel of the dashboard, a bean for the JSP. */
public final class Panel {

  private final String title;
  private final String result;
  private final long elapsedMs;
  private final boolean failed;

  Panel(String title, String result, long elapsedMs, boolean failed) {
    this.title = title;
    this.result = result;
    this.elapsedMs = elapsedMs;
    this.failed = failed;
  }

  public String getTitle() {
    return title;
  }

  public String getResult() {
    return result;
  }

  public long getElapsedMs() {
    return elapsedMs;
  }

  public boolean isFailed() {
    return failed;
  }
}
