package io.junicorn.container.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds native code: libraries of the operating system in the WAR, native methods, and what loads
 * libraries. A jar that brings a library for Linux uses it; one that has native methods alone often
 * works without them.
 */
final class NativeCodeRule implements Rule {
  static final String ID = "native-code";

  /** {@code libshop.so}, {@code libshop.so.1.2}. */
  private static final Pattern ELF = Pattern.compile(".*\\.so(\\.[.\\d]*)?");

  private static final Targets LOADING =
      Targets.of(
          "java/lang/System.load",
          "java/lang/System.loadLibrary",
          "java/lang/Runtime.load",
          "java/lang/Runtime.loadLibrary");

  private static final String SERVER =
      "cannot park in native code: a long call holds its carrier, and the hub names it and adds"
          + " carriers; --patch native takes calls of the application's own native methods to the"
          + " offload pool";

  private static final String OWNER =
      "load it from a jar in --shared-lib, since the JVM refuses to load it again at a reload;"
          + " wrap long calls in Hub.offload";

  private static final Advice METHODS = new Advice("has native methods", SERVER, OWNER);
  private static final Advice LOADS = new Advice("loads native libraries", SERVER, OWNER);
  private static final Advice BRINGS = new Advice("brings native libraries", SERVER, OWNER);

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public void look(ClassFileInWar type, Findings findings) {
    Severity severity = type.archive().own() ? Severity.WARNING : Severity.INFO;
    for (MethodModel method : type.model().methods()) {
      if (method.flags().has(AccessFlag.NATIVE)) {
        findings.add(ID, severity, METHODS, type.place(method.methodName().stringValue()));
      }
    }
    if (LOADING.mayBeIn(type)) {
      type.calls().stream()
          .filter(LOADING::has)
          .forEach(call -> findings.add(ID, severity, LOADS, type.place(call)));
    }
  }

  @Override
  public void look(Archive archive, Findings findings) {
    List<String> libraries = archive.files().stream().filter(NativeCodeRule::isLibrary).toList();
    Severity severity =
        NativeLibraries.areQuick(archive.artifact()) || libraries.stream().noneMatch(f -> isElf(f))
            ? Severity.INFO
            : Severity.WARNING;
    Advice advice = NativeLibraries.advice(archive.artifact(), BRINGS);
    libraries.forEach(
        file -> findings.add(ID, severity, advice, new Place(archive.name(), file, "", 0)));
  }

  @Override
  public void look(War war, Findings findings) {
    try (Stream<Path> files = Files.walk(war.content())) {
      files
          .map(f -> war.content().relativize(f).toString())
          .filter(f -> isLibrary(f) && !f.startsWith(ClassesFolder.NAME + "/"))
          .sorted()
          .forEach(
              f ->
                  findings.add(
                      ID, isElf(f) ? Severity.WARNING : Severity.INFO, BRINGS, Place.file(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isElf(String file) {
    return ELF.matcher(file.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isLibrary(String file) {
    if (file.endsWith(".class")) {
      return false;
    }
    String name = file.toLowerCase(Locale.ROOT);
    return isElf(file)
        || name.endsWith(".dll")
        || name.endsWith(".dylib")
        || name.endsWith(".jnilib");
  }
}
