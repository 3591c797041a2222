package io.junicorn.loadtests.rolling;

import java.nio.file.Path;
import java.util.Optional;

/** Which proxy, and how it hears of servers that come and go. */
enum ProxyKind {
  /** Asks their management ports. */
  HAPROXY("haproxy", false),
  /** Is told by a reload, at which it closes idle connections of clients. */
  NGINX("nginx", true),
  /** Is told nothing: finds out by requests that fail. */
  NGINX_UNTOLD("nginx", false);

  private static final long FEW = 100;

  private final String program;
  private final boolean closesIdle;

  ProxyKind(String program, boolean closesIdle) {
    this.program = program;
    this.closesIdle = closesIdle;
  }

  /** A port of it, for clients. */
  Entry entry(int port) {
    return new Entry(port, closesIdle);
  }

  /** How many GETs of so many requests clients may have to send again without taking notice. */
  long resentAtMost(long requests) {
    return closesIdle ? requests / FEW : 0;
  }

  /** The program's name, which is that of Debian's package, too. */
  String program() {
    return program;
  }

  /** The program, if it is there. */
  Optional<Path> find() {
    return Proxy.program(program);
  }
}
