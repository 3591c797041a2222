package io.junicorn.patch.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file systems of this machine that a network or another process stands behind, as Linux lists
 * them; none elsewhere. Immutable.
 *
 * @param roots where they are mounted
 * @param devices their numbers, as {@code stat} says them
 */
record SlowMounts(List<Path> roots, Set<Long> devices) {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");

  private static final Set<String> TYPES =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "smbfs",
          "9p",
          "virtiofs",
          "afs",
          "ceph",
          "glusterfs",
          "lustre",
          "gpfs",
          "beegfs",
          "ocfs2",
          "davfs",
          "vboxsf",
          "coda",
          "orangefs");

  private static final int DEVICE = 2;
  private static final int POINT = 4;

  static SlowMounts read() {
    if (!Files.exists(TABLE)) {
      return new SlowMounts(List.of(), Set.of());
    }
    try {
      return parse(Files.readAllLines(TABLE));
    } catch (IOException e) {
      // Nothing is known to be slow: files are used as they would be without patching.
      return new SlowMounts(List.of(), Set.of());
    }
  }

  /** Lines as {@code 36 35 98:0 /mnt1 /mnt2 rw - ext3 /dev/root rw}. */
  static SlowMounts parse(List<String> lines) {
    List<Path> roots = new ArrayList<>();
    Set<Long> devices = new HashSet<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      int dash = List.of(words).indexOf("-");
      if (dash > POINT && dash + 1 < words.length && slow(words[dash + 1])) {
        devices.add(number(words[DEVICE]));
        try {
          roots.add(Path.of(unescaped(words[POINT])));
        } catch (InvalidPathException _) {
          // A letter that the locale lacks: the number of the device tells of its files, too.
        }
      }
    }
    return new SlowMounts(List.copyOf(roots), Set.copyOf(devices));
  }

  private static boolean slow(String type) {
    return TYPES.contains(type) || type.equals("fuse") || type.startsWith("fuse.");
  }

  /** Blanks, tabs, line feeds and backslashes are octal there. */
  private static String unescaped(String point) {
    return point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }

  /** As glibc packs it. */
  private static long number(String device) {
    int colon = device.indexOf(':');
    long major = Long.parseLong(device.substring(0, colon));
    long minor = Long.parseLong(device.substring(colon + 1));
    return ((major & 0xfffff000L) << 32)
        | ((major & 0xfffL) << 8)
        | ((minor & 0xffffff00L) << 12)
        | (minor & 0xffL);
  }

  boolean has(Path absolute) {
    for (Path root : roots) {
      if (absolute.startsWith(root)) {
        return true;
      }
    }
    return false;
  }

  boolean hasDevice(long number) {
    return devices.contains(number);
  }
}
