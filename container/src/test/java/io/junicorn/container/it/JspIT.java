package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSPs are compiled when they are asked for, with the tag libraries of the environment. */
class JspIT {
  @TempDir private Path folder;

  @Test
  void aPageWithTagsScriptletAndExpressionIsServed() {
    Path war =
        TestWar.empty()
            .file(
                "page.jsp",
                """
                <%@ page contentType="text/plain;charset=UTF-8" trimDirectiveWhitespaces="true" %>
                <%@ taglib prefix="c" uri="jakarta.tags.core" %>
                <%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
                <% int answer = 6 * 7; %>
                <c:forEach var="i" begin="1" end="3">item ${i};</c:forEach>
                <c:out value="${param.name}"/> has ${fn:length(param.name)} of <%= answer %>.
                """)
            .write(folder.resolve("ROOT.war"));
    try (JunicornProcess server = JunicornProcess.serving(war).start()) {
      assertThat(server.get("/page.jsp?name=%3Cb%3E"))
          .contains("item 1;", "item 2;", "item 3;")
          .contains("&lt;b&gt; has 3 of 42.");
    }
  }
}
