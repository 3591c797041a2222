package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.junicorn.container.it.app.AssertingListener;
import io.junicorn.container.it.app.ExitingListener;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.ThrowingListener;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a start is named in one line, with exit code 1. */
class StartFailureIT {
  @TempDir private Path folder;

  private Path goodWar() {
    return TestWar.of(HitServlet.class).write(folder.resolve("good.war"));
  }

  @Test
  void refusesTwoWarsOnOneContext() {
    Path good = goodWar();
    Path other = TestWar.of(HitServlet.class).write(folder.resolve("other.war"));
    Cli.serve(good, "/good=" + other)
        .assertCannotStart("/good", good.toString(), other.toString(), "CONTEXT=PATH");
  }

  @Test
  void refusesAContextThatIsNoPathOrThatNoWebApplicationHas() {
    Cli.serve("a b=" + goodWar()).assertUsageError("a b");
    Cli.serve("--check-config", "--set", "context./typo.timeout=5s", goodWar())
        .assertUsageError("--set context./typo.timeout", "'/typo'", "there are /good");
  }

  @Test
  void namesTheListenerThatEndsTheProcess() {
    Path war = TestWar.of(ExitingListener.class).write(folder.resolve("exits.war"));
    Cli exited = Cli.serve(war);
    assertThat(exited.code()).as("%s", exited).isEqualTo(3);
    assertThat(exited.out().lines().filter(line -> line.contains(" ERROR ")).toList())
        .singleElement(STRING)
        .contains(
            "System.exit was called, by the thread junicorn-start /exits, at",
            "ExitingListener.contextInitialized");
  }

  @Test
  void namesATakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      Cli.junicorn("run", "--bind", address, "--management", "off", goodWar())
          .assertCannotStart("--bind " + address, "in use");
    }
  }

  @Test
  void namesAHostThatCannotBeResolved() {
    String address = "no-such-host.invalid:8000";
    Cli.junicorn("run", "--bind", address, "--management", "off", goodWar())
        .assertCannotStart("--bind " + address, "its host cannot be resolved");
  }

  @Test
  void namesATakenManagementPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      Cli.junicorn("run", "--bind", "127.0.0.1:0", "--management", address, goodWar())
          .assertCannotStart("--management " + address, "in use");
    }
  }

  @Test
  void namesWhatAListenerThrew() {
    Path war = TestWar.of(ThrowingListener.class).write(folder.resolve("thrower.war"));
    Cli.serve(war).assertCannotStart("no licence for this web application");
  }

  @Test
  void namesAnErrorThatAListenerThrew() {
    Path war = TestWar.of(AssertingListener.class).write(folder.resolve("asserts.war"));
    Cli.serve(war).assertCannotStart(war.toString(), "takes nothing for granted");
  }

  @Test
  void namesAServletClassThatIsMissing() {
    Path war =
        TestWar.empty()
            .webXmlWithServlet("com.example.Absent", "/x")
            .write(folder.resolve("absent.war"));
    Cli.serve(war).assertCannotStart("com.example.Absent");
  }

  @Test
  void namesTheWarThatCannotStart() {
    Path bad = TestWar.of(ThrowingListener.class).write(folder.resolve("thrower.war"));
    Cli.serve(goodWar(), bad).assertCannotStart(bad.toString());
  }
}
