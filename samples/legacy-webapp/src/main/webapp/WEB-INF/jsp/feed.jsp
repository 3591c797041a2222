<%@ page session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="title" value="Feed of member ${user}"/>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<form class="post" action="${root}/feed" method="post">
  <input type="hidden" name="user" value="<c:out value="${user}"/>">
  <label>What is new? <textarea name="text" rows="3" maxlength="280" required></textarea></label>
  <button>Post</button>
</form>
<c:if test="${empty posts}"><p>Nothing yet.</p></c:if>
<c:forEach var="post" items="${posts}">
<article>
  <p class="text"><c:out value="${post.text}"/></p>
  <p class="meta"><strong><c:out value="${post.author}"/></strong>
    <time><c:out value="${post.created}"/></time>
    <span><c:out value="${post.likes}"/> like<c:if test="${post.likes != 1}">s</c:if></span></p>
</article>
</c:forEach>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
