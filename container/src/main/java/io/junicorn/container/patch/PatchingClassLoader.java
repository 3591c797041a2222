package io.junicorn.container.patch;

import io.junicorn.patch.ClassPatcher;
import io.junicorn.patch.Observations;
import io.junicorn.patch.PatchReport;
import io.junicorn.patch.PatchedLoader;
import io.junicorn.patch.Veto;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ClassDesc;
import java.lang.instrument.ClassFileTransformer;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.util.TypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of a web application whose classes are patched: Jetty's, which would define
 * transformed classes without a code source. Parallel capable, as Jetty's is; public, because
 * applications that instrument their classes call {@link #addTransformer} by reflection.
 */
public final class PatchingClassLoader extends WebAppClassLoader implements PatchedLoader {
  static {
    ClassLoader.registerAsParallelCapable();
  }

  private final PatchReport report;
  private final Observations observations;
  private final ClassSources sources;
  private final ClassPatcher patcher;
  private volatile boolean instrumented;

  @SuppressWarnings("this-escape") // The patcher asks for class files not before one is loaded.
  PatchingClassLoader(
      @Nullable ClassLoader parent,
      WebAppClassLoader.Context context,
      PatchReport report,
      Observations observations,
      Veto veto) {
    super(parent, context);
    this.report = report;
    this.observations = observations;
    this.sources = new ClassSources(report);
    this.patcher = new ClassPatcher(Set.copyOf(report.rules()), report, veto, this::classFile);
  }

  /**
   * A class file of the application or of what it uses; null when it sees none. Never by the JDK's
   * cache of connections: this loader's end would close jars that others read.
   */
  private @Nullable InputStream classFile(ClassDesc type) {
    String descriptor = type.descriptorString();
    String file = descriptor.substring(1, descriptor.length() - 1) + ".class";
    URL found = getResource(file);
    if (found == null) {
      return null;
    }
    try {
      Optional<ClassBytes> own = isOwn(found, file) ? sources.read(found, file) : Optional.empty();
      if (own.isPresent()) {
        return new ByteArrayInputStream(own.get().file());
      }
      URLConnection connection = found.openConnection();
      connection.setUseCaches(false);
      return connection.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOwn(URL found, String file) {
    URL own = findResource(file);
    return own != null && own.toString().equals(found.toString());
  }

  @Override
  public Observations observations() {
    return observations;
  }

  @Override
  public boolean isPatched(Class<?> type) {
    return report.isPatched(type.getName());
  }

  /** The application instruments its classes itself: it does so as on any other server. */
  @Override
  public void addTransformer(ClassFileTransformer transformer) {
    if (!instrumented) {
      report.left(
          "every class loaded from now on",
          "the application instruments them by " + transformer.getClass().getName());
      instrumented = true;
    }
    super.addTransformer(transformer);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    URL found = findResource(TypeUtil.toClassReference(name));
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return foundClass(name, found);
  }

  @Override
  protected Class<?> foundClass(String name, URL url) throws ClassNotFoundException {
    if (instrumented) {
      return super.foundClass(name, url);
    }
    try {
      Optional<ClassBytes> found = sources.read(url, TypeUtil.toClassReference(name));
      return found.isPresent() ? define(name, found.get()) : super.foundClass(name, url);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private Class<?> define(String name, ClassBytes found) {
    byte[] file = patcher.patch(name, found.file()).orElse(found.file());
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      definePackage(name.substring(0, dot), found);
    }
    return defineClass(name, file, 0, file.length, found.source());
  }

  private void definePackage(String name, ClassBytes found) {
    if (getDefinedPackage(name) != null) {
      return;
    }
    try {
      Manifest manifest = found.manifest();
      if (manifest == null) {
        definePackage(name, null, null, null, null, null, null, null);
      } else {
        definePackage(name, manifest, found.source().getLocation());
      }
    } catch (IllegalArgumentException e) {
      // Another thread was first.
      if (getDefinedPackage(name) == null) {
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      sources.close();
    }
  }
}
