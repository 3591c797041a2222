package io.junicorn.ee8;

import io.junicorn.environment.PageCompilation;
import java.util.Map;
import org.apache.jasper.compiler.JDTCompiler;
import org.apache.jasper.compiler.SmapStratum;

/**
 * Jasper's compiler of pages, whose two long steps run where {@link PageCompilation} says. What
 * Jasper does around them stays on the thread of the request, with the locks that it holds there;
 * within them it takes no lock that the request's thread holds.
 *
 * <p>Jasper makes one for each page, by the name of this class.
 */
public final class PageCompiler extends JDTCompiler {
  /** Called by Jasper. */
  public PageCompiler() {}

  @Override
  protected Map<String, SmapStratum> generateJava() throws Exception {
    return elsewhere().finish(super::generateJava);
  }

  @Override
  protected void generateClass(Map<String, SmapStratum> lines) throws Exception {
    elsewhere()
        .finish(
            () -> {
              super.generateClass(lines);
              return lines;
            });
  }

  private PageCompilation elsewhere() {
    return (PageCompilation) ctxt.getServletContext().getAttribute(PageCompilation.ATTRIBUTE);
  }
}
