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
 * Counts the classes that refer to each family, and notes who needs Servlet 6.1. One thread at a
 * time.
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

  private final Map<ApiFamily, Integer> classes = new EnumMap<>(ApiFamily.class);
  private final Map<ApiFamily, String> packages = new EnumMap<>(ApiFamily.class);
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
        javax = javax || uses(ApiFamily.JAVAX, name);
        jakarta = jakarta || uses(ApiFamily.JAKARTA, name);
      } else if (entry instanceof MemberRefEntry member && needs61.isEmpty()) {
        noteIfNew(member);
      }
    }
    if (javax) {
      classes.merge(ApiFamily.JAVAX, 1, Integer::sum);
    }
    if (jakarta) {
      classes.merge(ApiFamily.JAKARTA, 1, Integer::sum);
    }
  }

  private boolean uses(ApiFamily family, String name) {
    if (!family.has(name)) {
      return false;
    }
    String found = family.root() + "." + (name.contains("/servlet/") ? "servlet" : "*");
    // The servlet API says more than its kin.
    packages.merge(family, found, (old, now) -> old.endsWith("servlet") ? old : now);
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
  int count(ApiFamily family) {
    return classes.getOrDefault(family, 0);
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
  String say(ApiFamily family) {
    int count = count(family);
    return count
        + (count == 1 ? " class uses " : " classes use ")
        + packages.getOrDefault(family, family.root() + ".servlet");
  }
}
