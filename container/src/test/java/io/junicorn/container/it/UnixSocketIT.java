package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.ClientServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Unix-domain socket as the address: its whole life in the file system, and who is trusted. */
class UnixSocketIT {
  @TempDir private static Path folder;

  private static String ask(Path socket, String headers) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      String request =
          String.join(
              "\r\n",
              "GET /client HTTP/1.1",
              "Host: shop.example",
              "Connection: close",
              headers.isEmpty() ? "X-Nothing: 1" : headers,
              "",
              "");
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      return new String(
          Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "missing/j.sock, there is no folder ",
    "file, there is something that is no socket",
    "pipe, there is something that is no socket",
    "a-name-of-100-letters, path too long",
  })
  void whatCannotBeListenedOnIsNamed(String name, String why) throws Exception {
    Files.writeString(folder.resolve("file"), "");
    Path pipe = folder.resolve("pipe");
    if (Files.notExists(pipe)) {
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    }
    Path socket = folder.resolve(name.startsWith("a-") ? "j".repeat(100) : name);
    Path war = TestWar.of(ClientServlet.class).write(folder.resolve("ROOT.war"));

    Cli.junicorn("run", "--bind", "unix:" + socket, "--management", "off", war)
        .assertCannotStart("--bind unix:" + socket + ": ", why);
    assertThat(pipe).exists();
  }

  @Test
  void replacesADeadSocketRefusesALiveOneAndRemovesItsOwn() throws IOException {
    Path socket = folder.resolve("j.sock");
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();
    Path war = TestWar.of(ClientServlet.class).write(folder.resolve("ROOT.war"));
    try (JunicornProcess server =
        JunicornProcess.serving(war)
            .with("--bind", "unix:" + socket, "--unix-mode", "660")
            .start()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-rw----");
      assertThat(ask(socket, "")).startsWith("HTTP/1.1 200 ").contains("url=http://shop.example/");
      assertThat(ask(socket, "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https"))
          .contains("secure=true url=https://shop.example/client remote=192.0.2.7 ");

      Cli.junicorn("run", "--bind", "unix:" + socket, "--management", "off", war)
          .assertCannotStart("--bind unix:" + socket + ": another process listens");
      assertThat(ask(socket, "")).startsWith("HTTP/1.1 200 ");

      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
      assertThat(socket).doesNotExist();
    }
  }
}
