package io.junicorn.container.detect;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the classes that refer to each generation, and notes who needs Servlet 6.1. One thread at
 * a time.
 */
final class ServletUse {
  private static final Logger LOG = LoggerFactory.getLogger(ServletUse.class);

  /** What jakarta.servlet 6.1 has and 6.0 lacks (its appendix A.1): owner, name, descriptor. */
  private static final Set<String> SINCE_6_1 =
      Set.of(
          "jakarta/servlet/http/HttpServletResponse.sendRedirect(Ljava/lang/String;I)V",
          "jakarta/servlet/http/HttpServletResponse.sendRedirect(Ljava/lang/String;Z)V",
          "jakarta/servlet/http/HttpServletResponse.sendRedirect(Ljava/lang/String;IZ)V",
          "jakarta/servlet/http/HttpSession.getAccessor()"
              + "Ljakarta/servlet/http/HttpSession$Accessor;",
          "jakarta/servlet/ServletInputStream.read(Ljava/nio/ByteBuffer;)I",
          "jakarta/servlet/ServletOutputStream.write(Ljava/nio/ByteBuffer;)V",
          "jakarta/servlet/ServletRequest.setCharacterEncoding(Ljava/nio/charset/Charset;)V",
          "jakarta/servlet/http/HttpServletRequest.setCharacterEncoding"
              + "(Ljava/nio/charset/Charset;)V",
          "jakarta/servlet/ServletResponse.setCharacterEncoding(Ljava/nio/charset/Charset;)V",
          "jakarta/servlet/http/HttpServletResponse.setCharacterEncoding"
              + "(Ljava/nio/charset/Charset;)V",
          "jakarta/servlet/ServletContext.setRequestCharacterEncoding"
              + "(Ljava/nio/charset/Charset;)V",
          "jakarta/servlet/ServletContext.setResponseCharacterEncoding"
              + "(Ljava/nio/charset/Charset;)V",
          "jakarta/servlet/http/HttpServlet.doPatch(Ljakarta/servlet/http/HttpServletRequest;"
              + "Ljakarta/servlet/http/HttpServletResponse;)V");

  private final Map<Generation, Integer> classes = new EnumMap<>(Generation.class);
  private final Map<Generation, String> packages = new EnumMap<>(Generation.class);
  private String needs61 = "";

  /** Looks at one class; one that cannot be read counts for nothing: if loaded, the JVM says so. */
  void add(String name, byte[] bytes) {
    try {
      add(ClassFile.of().parse(bytes));
    } catch (IllegalArgumentException e) {
      LOG.debug("cannot read the class {}", name, e);
    }
  }

  private void add(ClassModel model) {
    boolean javax = false;
    boolean jakarta = false;
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof ClassEntry type) {
        String name = type.asInternalName();
        javax = javax || uses(Generation.JAVAX, name);
        jakarta = jakarta || uses(Generation.JAKARTA, name);
      } else if (entry instanceof MemberRefEntry member && needs61.isEmpty()) {
        noteIfNew(member);
      }
    }
    if (javax) {
      classes.merge(Generation.JAVAX, 1, Integer::sum);
    }
    if (jakarta) {
      classes.merge(Generation.JAKARTA, 1, Integer::sum);
    }
  }

  private boolean uses(Generation generation, String name) {
    if (!generation.has(name)) {
      return false;
    }
    String found = generation.root() + "." + (name.contains("/servlet/") ? "servlet" : "*");
    // The servlet API says more than its kin.
    packages.merge(generation, found, (old, now) -> old.endsWith("servlet") ? old : now);
    return true;
  }

  private void noteIfNew(MemberRefEntry member) {
    String owner = member.owner().asInternalName();
    if (owner.startsWith("jakarta/servlet/")) {
      String name = owner + "." + member.name().stringValue();
      if (SINCE_6_1.contains(name + member.type().stringValue())) {
        needs61 = name.substring(name.lastIndexOf('/') + 1);
      }
    }
  }

  /** How many classes refer to it. */
  int count(Generation generation) {
    return classes.getOrDefault(generation, 0);
  }

  boolean isEmpty() {
    return classes.isEmpty();
  }

  boolean isMixed() {
    return classes.size() > 1;
  }

  /** A method of Servlet 6.1 that is called, such as {@code HttpSession.getAccessor}; or empty. */
  String needs61() {
    return needs61;
  }

  /** {@code 212 classes use javax.servlet}. */
  String say(Generation generation) {
    int count = count(generation);
    return count
        + (count == 1 ? " class uses " : " classes use ")
        + packages.getOrDefault(generation, generation.root() + ".servlet");
  }
}
