package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.concurrent.Callable;

/**
 * Instruments its own classes by its class loader, whose method it finds by plain reflection, as
 * frameworks do that know no server.
 */
@WebServlet("/weave")
@SuppressWarnings("serial")
public class WeaveServlet extends HttpServlet {
  /** Changes what one class says. */
  public static final class Weaver implements ClassFileTransformer {
    @Override
    public byte[] transform(
        ClassLoader loader,
        String className,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] file) {
      return new String(file, StandardCharsets.ISO_8859_1)
          .replace("as it was", "is woven!")
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Opens a device, which is a slow file; loaded before there is a weaver. */
  public static final class Before implements Callable<String> {
    @Override
    public String call() throws IOException {
      try (FileInputStream in = new FileInputStream("/dev/null")) {
        return "as it was " + in.getClass().getSimpleName();
      }
    }
  }

  /** The same; loaded when there is one. */
  public static final class Later implements Callable<String> {
    @Override
    public String call() throws IOException {
      try (FileInputStream in = new FileInputStream("/dev/null")) {
        return "as it was " + in.getClass().getSimpleName();
      }
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ClassLoader loader = getClass().getClassLoader();
    try {
      String before = said("Before");
      if (!before.equals("as it was SlowInput")) {
        throw new IllegalStateException(before);
      }
      loader
          .getClass()
          .getMethod("addTransformer", ClassFileTransformer.class)
          .invoke(loader, new Weaver());
      response.getWriter().print(said("Later"));
    } catch (Exception e) {
      response.getWriter().print(e);
    }
  }

  private String said(String type) throws Exception {
    Class<?> nested = Class.forName(getClass().getName() + "$" + type);
    return (String) ((Callable<?>) nested.getConstructor().newInstance()).call();
  }
}
