package io.junicorn.patch.runtime;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file systems of this machine that a network or another process stands behind, as Linux lists
 * them; none elsewhere. Immutable.
 *
 * @param roots where they are mounted
 * @param quick where others are mounted below them
 * @param devices their numbers, as {@code stat} says them
 */
record SlowMounts(List<Path> roots, List<Path> quick, Set<Long> devices) {
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

  private static final SlowMounts NONE = new SlowMounts(List.of(), List.of(), Set.of());

  /** Each of at most 32 bits. */
  private static final Pattern MAJOR_MINOR = Pattern.compile("([0-9]{1,10}):([0-9]{1,10})");

  /** Of names of files here. */
  private static final Charset NAMES =
      Charset.forName(Objects.requireNonNull(System.getProperty("native.encoding")));

  private static final int DEVICE = 2;
  private static final int POINT = 4;

  static SlowMounts read() {
    return read(TABLE);
  }

  static SlowMounts read(Path table) {
    if (!Files.exists(table)) {
      return NONE;
    }
    try {
      // Bytes: one name that is none in this locale must not hide the other lines.
      return parse(Files.readAllLines(table, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Nothing is known to be slow: files are used as they would be without patching.
      return NONE;
    }
  }

  /** Lines as {@code 36 35 98:0 /mnt1 /mnt2 rw - ext3 /dev/root rw}, a letter for each byte. */
  static SlowMounts parse(List<String> lines) {
    // Of several at one place the last one is seen.
    Map<Path, Boolean> slow = new LinkedHashMap<>();
    Set<Long> devices = new HashSet<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      int dash = List.of(words).indexOf("-");
      OptionalLong device = dash > POINT ? number(words[DEVICE]) : OptionalLong.empty();
      if (device.isPresent() && dash + 1 < words.length) {
        boolean isSlow = slow(words[dash + 1]);
        if (isSlow) {
          devices.add(device.getAsLong());
        }
        try {
          slow.put(Path.of(unescaped(words[POINT])), isSlow);
        } catch (InvalidPathException _) {
          // A letter that the locale lacks: the number of the device tells of its files, too.
        }
      }
    }
    List<Path> roots = pointsThatAre(true, slow);
    List<Path> quick =
        pointsThatAre(false, slow).stream()
            .filter(point -> roots.stream().anyMatch(point::startsWith))
            .toList();
    return new SlowMounts(roots, quick, Set.copyOf(devices));
  }

  private static List<Path> pointsThatAre(boolean slow, Map<Path, Boolean> points) {
    return points.entrySet().stream()
        .filter(point -> point.getValue() == slow)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean slow(String type) {
    return TYPES.contains(type) || type.equals("fuse") || type.startsWith("fuse.");
  }

  /** Blanks, tabs, line feeds and backslashes are octal there. */
  private static String unescaped(String point) {
    String plain =
        point
            .replace("\\040", " ")
            .replace("\\011", "\t")
            .replace("\\012", "\n")
            .replace("\\134", "\\");
    return new String(plain.getBytes(StandardCharsets.ISO_8859_1), NAMES);
  }

  /** As glibc packs it; empty for what is no number of a device. */
  private static OptionalLong number(String device) {
    Matcher numbers = MAJOR_MINOR.matcher(device);
    if (!numbers.matches()) {
      return OptionalLong.empty();
    }
    long major = Long.parseLong(numbers.group(1));
    long minor = Long.parseLong(numbers.group(2));
    return OptionalLong.of(
        ((major & 0xfffff000L) << 32)
            | ((major & 0xfffL) << 8)
            | ((minor & 0xffffff00L) << 12)
            | (minor & 0xffL));
  }

  /** The innermost mount decides: below a slow root, volumes may be quick. */
  boolean has(Path absolute) {
    int inner = depth(absolute, roots);
    return inner >= 0 && inner >= depth(absolute, quick);
  }

  /** How many names the innermost of the mounts above a path has; negative when there is none. */
  private static int depth(Path absolute, List<Path> mounts) {
    int depth = -1;
    for (Path mount : mounts) {
      if (absolute.startsWith(mount)) {
        depth = Math.max(depth, mount.getNameCount());
      }
    }
    return depth;
  }

  boolean hasDevice(long number) {
    return devices.contains(number);
  }
}
