package io.junicorn.patch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Some classes of the tests as an application: loaded anew, patched by some rules. */
final class PatchedApplication extends ClassLoader implements PatchedLoader {
  private final Set<String> own;
  private final PatchReport report;
  private final Observations observations = new Observations();
  private final ClassPatcher patcher;
  private final Function<byte[], byte[]> before;

  private PatchedApplication(
      Set<PatchRule> rules, Veto veto, Function<byte[], byte[]> before, Class<?>... classes) {
    super(PatchedApplication.class.getClassLoader());
    this.own =
        Set.copyOf(
            java.util.Arrays.stream(classes).map(type -> type.getNestHost().getName()).toList());
    this.report = new PatchReport(rules);
    this.before = before;
    this.patcher =
        new ClassPatcher(
            rules,
            report,
            veto,
            type -> {
              String name = type.descriptorString();
              return getResourceAsStream(name.substring(1, name.length() - 1) + ".class");
            });
  }

  static PatchedApplication of(Set<PatchRule> rules, Class<?>... classes) {
    return new PatchedApplication(rules, _ -> Optional.empty(), file -> file, classes);
  }

  static PatchedApplication of(PatchRule rule, Class<?>... classes) {
    return of(EnumSet.of(rule), classes);
  }

  static PatchedApplication refusing(Veto veto, PatchRule rule, Class<?>... classes) {
    return new PatchedApplication(EnumSet.of(rule), veto, file -> file, classes);
  }

  /** Its class files are changed before they are patched. */
  static PatchedApplication changed(
      Function<byte[], byte[]> before, Set<PatchRule> rules, Class<?>... classes) {
    return new PatchedApplication(rules, _ -> Optional.empty(), before, classes);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (own.stream().noneMatch(each -> name.equals(each) || name.startsWith(each + "$"))) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] file = before.apply(fileOf(name));
      byte[] patched = patcher.patch(name, file).orElse(file);
      return defineClass(name, patched, 0, patched.length);
    }
  }

  static byte[] fileOf(String name) {
    try (InputStream in =
        PatchedApplication.class
            .getClassLoader()
            .getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object of one of its classes, by an interface of the tests. */
  @SuppressWarnings("unchecked")
  <T> Callable<T> make(Class<? extends Callable<T>> type) throws ReflectiveOperationException {
    return (Callable<T>) loadClass(type.getName()).getConstructor().newInstance();
  }

  /** As {@link #make}, for what takes something. */
  @SuppressWarnings("unchecked")
  <A, T> Function<A, T> function(Class<? extends Function<A, T>> type)
      throws ReflectiveOperationException {
    return (Function<A, T>) loadClass(type.getName()).getConstructor().newInstance();
  }

  PatchReport report() {
    return report;
  }

  Map<String, String> left() {
    return report.left();
  }

  @Override
  public Observations observations() {
    return observations;
  }

  @Override
  public boolean isPatched(Class<?> type) {
    return report.isPatched(type.getName());
  }
}
