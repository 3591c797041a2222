<%@ page session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="title" value="Login"/>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<c:if test="${not empty message}"><p class="failed"><c:out value="${message}"/></p></c:if>
<form class="post" action="${root}/login" method="post">
  <label>User <input name="user" autocomplete="username" maxlength="100" required></label>
  <label>Password
    <input type="password" name="password" autocomplete="current-password" maxlength="100" required></label>
  <button>Log in</button>
</form>
<p class="meta">In this demonstration: alice, password wonderland.</p>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
