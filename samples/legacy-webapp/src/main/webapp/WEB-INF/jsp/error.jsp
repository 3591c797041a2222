<%@ page session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%-- The container has set the status already. What went wrong is in the log, not here. --%>
<c:set var="status" value="${requestScope['jakarta.servlet.error.status_code']}"/>
<c:choose>
  <c:when test="${status == 404}"><c:set var="title" value="Not found"/></c:when>
  <c:when test="${status == 405}"><c:set var="title" value="Method not allowed"/></c:when>
  <c:otherwise><c:set var="title" value="Something went wrong"/></c:otherwise>
</c:choose>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<dl>
  <dt>Status</dt><dd><c:out value="${status}"/></dd>
  <dt>Path</dt><dd><c:out value="${requestScope['jakarta.servlet.error.request_uri']}"/></dd>
  <dt>Reference</dt><dd><c:out value="${requestScope.requestId}" default="none"/></dd>
</dl>
<p>Please tell us the reference if you ask for help. <a href="${root}/">Back to the start</a></p>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
