<%@ page session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="title" value="Ticker"/>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<p>Ticked at <strong><c:out value="${time}"/></strong>, dispatched here by the timer.</p>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
