<%@ page session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="title" value="Dashboard"/>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<table>
  <thead>
    <tr><th>Panel</th><th>Result</th><th class="number">Elapsed</th></tr>
  </thead>
  <tbody>
  <c:forEach var="panel" items="${panels}">
    <tr<c:if test="${panel.failed}"> class="failed"</c:if>>
      <td><c:out value="${panel.title}"/></td>
      <td><c:out value="${panel.result}"/></td>
      <td class="number"><c:out value="${panel.elapsedMs}"/> ms</td>
    </tr>
  </c:forEach>
  </tbody>
  <tfoot>
    <tr><th colspan="2">Total</th><th class="number"><c:out value="${totalMs}"/> ms</th></tr>
  </tfoot>
</table>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
