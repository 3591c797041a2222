package io.junicorn.container.it.support;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes whose names must not be on the class path of the tests. */
public final class Sources {
  private final List<JavaFileObject> files = new ArrayList<>();
  private final List<String> options = new ArrayList<>(List.of("-proc:none"));

  /** No source yet. */
  public Sources() {}

  /** Compiles against these jars, for a Java that old frameworks can read. */
  public Sources against(List<Path> jars) {
    options.addAll(
        List.of(
            "--release",
            "17",
            "-cp",
            jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
    return this;
  }

  /** Adds a source file. */
  public Sources add(String className, String source) {
    URI uri = URI.create("string:///" + className.replace('.', '/') + ".java");
    files.add(
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        });
    return this;
  }

  /** The bytes of every class, by name. */
  public Map<String, byte[]> compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Memory memory = new Memory(compiler.getStandardFileManager(null, null, null));
    if (!compiler.getTask(null, memory, null, options, null, files).call()) {
      throw new IllegalStateException("does not compile: " + files);
    }
    Map<String, byte[]> classes = new HashMap<>();
    memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
