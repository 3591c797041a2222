package io.junicorn.loadtests.server;

/** A server did not start, died, hung, or gave wrong answers: the message says which. */
public final class ServerFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public ServerFailure(String message) {
    super(message);
  }
}
