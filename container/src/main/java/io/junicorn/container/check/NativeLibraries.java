package io.junicorn.container.check;

import java.util.List;

/** Libraries with native code that many applications have, and what it does. */
final class NativeLibraries {
  /** Those whose calls compute for a moment and return. */
  private static final List<String> QUICK =
      List.of(
          "snappy-java",
          "lz4-java",
          "lz4-pure-java",
          "zstd-jni",
          "brotli4j",
          "jansi",
          "jna",
          "conscrypt-openjdk-uber",
          "netty-tcnative",
          "netty-transport-native",
          "netty-resolver-dns-native");

  /** Those that read files or wait in native code. */
  private static final List<String> SLOW =
      List.of("sqlite-jdbc", "rocksdbjni", "leveldbjni", "duckdb_jdbc", "lmdbjava", "jep");

  private NativeLibraries() {}

  static boolean areQuick(Artifact artifact) {
    return QUICK.stream().anyMatch(artifact.name()::startsWith);
  }

  static Advice advice(Artifact artifact, Advice other) {
    if (areQuick(artifact)) {
      return new Advice(
          "brings native libraries, whose calls are short (" + artifact.say() + ")",
          "lets them run where they are",
          "nothing; in --shared-lib it survives a reload, which may not load a library twice");
    }
    if (SLOW.stream().anyMatch(artifact.name()::startsWith)) {
      return new Advice(
          "reads files in native code (" + artifact.say() + ")",
          "cannot park there: each long call holds a carrier, and the hub adds carriers meanwhile",
          "put the jar into --shared-lib; send its slow requests to platform threads by --isolate,"
              + " or wrap the calls in Hub.offload");
    }
    return other;
  }
}
