<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="title" value="Account"/>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<p>Logged in as <strong><c:out value="${sessionScope.user}"/></strong>.
  Visits in this session: <strong><c:out value="${sessionScope.visits}"/></strong></p>
<form action="${root}/logout" method="post">
  <button>Log out</button>
</form>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
