package io.junicorn.loadtests.drive;

/** The load could not be made, which says nothing of the server: the tool is missing or broke. */
public final class LoadFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public LoadFailure(String message) {
    super(message);
  }
}
