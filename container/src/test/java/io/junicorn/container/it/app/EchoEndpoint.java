package io.junicorn.container.it.app;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Says over a WebSocket what it hears, and whether it does so on a virtual thread. */
@ServerEndpoint("/echo")
public class EchoEndpoint {
  /** The answer to one message. */
  @OnMessage
  public String echo(String message) {
    return message + " " + Thread.currentThread().isVirtual();
  }
}
