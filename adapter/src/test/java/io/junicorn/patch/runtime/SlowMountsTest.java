package io.junicorn.patch.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of mounts, as Linux writes it. */
class SlowMountsTest {
  @Test
  void networkFileSystemsAreSlowAndOthersAreNot() {
    SlowMounts mounts =
        SlowMounts.parse(
            List.of(
                "24 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
                "40 24 0:52 / /mnt/share\\040one rw shared:2 - nfs4 nas:/share rw",
                "41 24 0:53 / /home/u/remote rw - fuse.sshfs host: rw",
                "42 24 0:54 / /fuse-like rw - ext4 /dev/sdb rw",
                "nonsense"));

    assertThat(mounts.roots())
        .containsExactly(Path.of("/mnt/share one"), Path.of("/home/u/remote"));
    assertThat(mounts.has(Path.of("/mnt/share one/a/b"))).isTrue();
    assertThat(mounts.has(Path.of("/mnt/share onetwo"))).isFalse();
    assertThat(mounts.has(Path.of("/fuse-like/a"))).isFalse();
    assertThat(mounts.hasDevice(52)).isTrue();
    assertThat(mounts.hasDevice((8 << 8) | 1)).isFalse();
  }

  @Test
  void aVolumeBelowASlowRootIsQuick() {
    SlowMounts mounts =
        SlowMounts.parse(
            List.of(
                "24 1 0:50 / / rw - fuse.fuse-overlayfs overlay rw",
                "25 24 0:51 / /tmp rw - tmpfs tmpfs rw",
                "26 25 0:52 / /tmp/share rw - nfs4 nas:/share rw",
                "27 24 0:53 / /data rw - nfs4 nas:/data rw",
                "28 24 8:1 / /data rw - ext4 /dev/sda1 rw"));

    assertThat(mounts.has(Path.of("/etc/hosts"))).isTrue();
    assertThat(mounts.has(Path.of("/tmp/a"))).isFalse();
    assertThat(mounts.has(Path.of("/tmp/share/a"))).isTrue();
    assertThat(mounts.has(Path.of("/data/a"))).isFalse();
  }

  @Test
  void aLineThatCannotBeReadHidesNoOther(@TempDir Path folder) throws Exception {
    String lines =
        """
        40 24 0:52 / /mnt/\u00ff\u00fe rw - nfs4 nas:/a rw
        41 24 0:x / /mnt/odd rw - nfs4 nas:/b rw
        42 24 99999999999:1 / /mnt/large rw - nfs4 nas:/c rw
        43 24 0:53 / /mnt/share rw - nfs4 nas:/d rw
        """;
    SlowMounts mounts =
        SlowMounts.read(
            Files.write(folder.resolve("mountinfo"), lines.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(mounts.has(Path.of("/mnt/share/a"))).isTrue();
    assertThat(mounts.has(Path.of("/mnt/odd"))).isFalse();
    assertThat(mounts.has(Path.of("/mnt/large"))).isFalse();
    assertThat(mounts.devices()).containsExactlyInAnyOrder(52L, 53L);
  }

  @Test
  void namesAreThoseOfTheLocale(@TempDir Path folder) throws Exception {
    Charset names = Charset.forName(System.getProperty("native.encoding"));
    String name = names.newEncoder().canEncode('\u00fc') ? "/mnt/\u00fc" : "/mnt/u";
    SlowMounts mounts =
        SlowMounts.read(
            Files.write(
                folder.resolve("mountinfo"),
                ("40 24 0:52 / " + name + " rw - nfs4 nas:/a rw\n").getBytes(names)));

    assertThat(mounts.has(Path.of(name).resolve("a"))).isTrue();
  }
}
