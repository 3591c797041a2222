package io.junicorn.loadtests.rolling;

import java.nio.file.Path;
import java.util.Optional;

/** Which proxy, and how it hears of servers that come and go. */
enum ProxyKind {
  /** Asks their management ports. */
  HAPROXY("haproxy"),
  /** Is told by a reload. */
  NGINX("nginx"),
  /** Is told nothing: finds out by requests that fail. */
  NGINX_UNTOLD("nginx");

  private final String program;

  ProxyKind(String program) {
    this.program = program;
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
