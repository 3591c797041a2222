package io.junicorn.container.it.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Holds its carrier in each of the ways there are, for about a second. */
@WebServlet("/stall/*")
@SuppressWarnings({"serial", "restricted"})
public class StallServlet extends HttpServlet {
  static final long MILLIS = 1_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      switch (request.getPathInfo().replaceFirst("(?<=.)/.*", "")) {
        case "/cpu" -> compute(System.nanoTime() + MILLIS * 1_000_000);
        case "/file" -> read(request.getParameter("file"));
        case "/native" -> sleepInC();
        case "/pinned" -> sleepBelowC();
        case "/class" -> Initialised.touch();
        default -> response.sendError(404);
      }
      response.getWriter().print("done");
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new ServletException(e);
    }
  }

  static void compute(long end) {
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void read(String file) throws IOException {
    try (InputStream in = new FileInputStream(file)) {
      in.read();
    }
  }

  private static void sleepInC() throws Throwable {
    MethodHandle usleep =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("usleep"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    int failed = (int) usleep.invokeExact((int) MILLIS * 1_000);
    if (failed != 0) {
      throw new IOException("usleep failed");
    }
  }

  /** The C library's qsort calls back into Java, where it waits. */
  private static void sleepBelowC() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      FunctionDescriptor comparing =
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
      MemorySegment comparator =
          Linker.nativeLinker()
              .upcallStub(
                  MethodHandles.lookup()
                      .findStatic(
                          StallServlet.class,
                          "compareSlowly",
                          MethodType.methodType(
                              int.class, MemorySegment.class, MemorySegment.class)),
                  comparing,
                  arena);
      MethodHandle sort =
          Linker.nativeLinker()
              .downcallHandle(
                  Linker.nativeLinker().defaultLookup().findOrThrow("qsort"),
                  FunctionDescriptor.ofVoid(
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.ADDRESS));
      sort.invokeExact(arena.allocate(8), 2L, 4L, comparator);
    }
  }

  static int compareSlowly(MemorySegment one, MemorySegment other) {
    sleep();
    return 0;
  }

  private static void sleep() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Initialised {
    static {
      sleep();
    }

    static void touch() {}
  }
}
