package io.junicorn.loadtests.company;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One connection of a client and its other half, to the server. {@link #run} belongs to one thread;
 * {@link #cut} may be called by any, at any time.
 */
final class Link {
  private final Socket client;
  private final Socket server = new Socket();
  private final Faults faults;
  private final Consumer<Link> ended;
  private final List<Thread> threads = new ArrayList<>();
  private boolean cut;

  /**
   * @param ended called when the connection is open no more, perhaps twice
   */
  Link(Socket client, Faults faults, Consumer<Link> ended) {
    this.client = client;
    this.faults = faults;
    this.ended = ended;
  }

  /** Connects and forwards until both sides have said all or one of them fails. */
  void run(Supplier<InetSocketAddress> target) {
    try {
      faults.awaitFlow();
      server.connect(target.get());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      forward(new Pipe(client, server, faults), new Pipe(server, client, faults));
      Sockets.close(client);
      Sockets.close(server);
      ended.accept(this);
    } catch (IOException e) {
      // The server is not there, or somebody has cut the connection: the client learns it so.
      cut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cut();
    }
  }

  private void forward(Pipe out, Pipe back) throws InterruptedException {
    List<Thread> started =
        List.of(start(out::read), start(out::write), start(back::read), start(back::write));
    for (Thread thread : started) {
      thread.join();
    }
  }

  private Thread start(Step step) {
    Thread thread = Thread.ofVirtual().name("faulty-network-pipe").unstarted(() -> run(step));
    synchronized (this) {
      threads.add(thread);
      thread.start();
      if (cut) {
        thread.interrupt();
      }
    }
    return thread;
  }

  private void run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      // Reset by one side: so is the other.
      cut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cut();
    }
  }

  /** Resets both sides and drops what waits between them. */
  void cut() {
    Sockets.reset(client);
    Sockets.reset(server);
    ended.accept(this);
    synchronized (this) {
      cut = true;
      threads.forEach(Thread::interrupt);
    }
  }

  /** Half a direction. */
  private interface Step {
    void run() throws IOException, InterruptedException;
  }
}
