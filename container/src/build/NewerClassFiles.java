import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.DeadCodeOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build: copies a jar and lifts its class files to those of Java 8. Java's archives
 * of classes take none from before Java 6, whose code has no stack maps: each start would read and
 * verify them anew. What the code does stays as it is.
 *
 * <p>Usage: {@code java NewerClassFiles.java OLD.jar NEW.jar}.
 */
final class NewerClassFiles {
  private final ZipFile old;
  private final ClassFile files;

  private NewerClassFiles(ZipFile old) {
    this.old = old;
    this.files =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            DeadCodeOption.PATCH_DEAD_CODE,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::classFile)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("wanted OLD.jar NEW.jar, got " + arguments.length);
    }
    Path made = Path.of(arguments[1]);
    Files.createDirectories(made.toAbsolutePath().getParent());
    try (ZipFile old = new ZipFile(arguments[0]);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
      new NewerClassFiles(old).copyTo(out);
    }
  }

  private InputStream classFile(ClassDesc type) {
    String descriptor = type.descriptorString();
    ZipEntry entry = old.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : old.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyTo(ZipOutputStream out) throws IOException {
    for (Iterator<? extends ZipEntry> all = old.entries().asIterator(); all.hasNext(); ) {
      ZipEntry entry = all.next();
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copy);
      try (InputStream in = old.getInputStream(entry)) {
        byte[] content = in.readAllBytes();
        out.write(isClass(entry) ? lifted(content) : content);
      }
      out.closeEntry();
    }
  }

  /** Variants for other versions of Java, such as module-info, are new enough. */
  private static boolean isClass(ZipEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/");
  }

  private byte[] lifted(byte[] file) {
    ClassModel model = files.parse(file);
    if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
      return file;
    }
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    // Code that is taken apart and put together again gets its stack maps.
    return files.transformClass(
        model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }
}
