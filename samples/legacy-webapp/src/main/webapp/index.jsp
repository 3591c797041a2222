<%@ page session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="title" value="Legacy web application"/>
<%@ include file="/WEB-INF/jspf/header.jspf" %>
<p class="lead">Every scene below is a plain blocking servlet, as they were written in 2012.
  Live sessions: <strong><c:out value="${sessions.live}"/></strong></p>

<div class="grid">
  <section>
    <h2>Hello</h2>
    <p>A short text.</p>
    <form action="${root}/hello">
      <label>Name <input name="name" value="world" maxlength="100" required></label>
      <button>Say hello</button>
    </form>
  </section>

  <section>
    <h2>Delay</h2>
    <p>Sleeps, then answers.</p>
    <form action="${root}/delay">
      <label>Milliseconds <input type="number" name="ms" value="1000" min="0" max="600000"></label>
      <button>Wait</button>
    </form>
  </section>

  <section>
    <h2>Fetch</h2>
    <p>One blocking HTTP call to the upstream.</p>
    <form action="${root}/fetch">
      <label>Milliseconds <input type="number" name="ms" value="500" min="0" max="600000"></label>
      <button>Fetch</button>
    </form>
  </section>

  <section>
    <h2>Dashboard</h2>
    <p>Five such calls, one after another.</p>
    <form action="${root}/dashboard">
      <label>Milliseconds each <input type="number" name="ms" value="200" min="0" max="600000"></label>
      <button>Open</button>
    </form>
  </section>

  <section>
    <h2>Feed</h2>
    <p>Posts from a database over JDBC.</p>
    <form action="${root}/feed">
      <label>Member <input type="number" name="user" value="1" min="1" max="50"></label>
      <label>Format <select name="format"><option>html</option><option>json</option></select></label>
      <button>Read</button>
    </form>
  </section>

  <section>
    <h2>Notifications</h2>
    <p>Server-sent events; a count of 0 never ends.</p>
    <form action="${root}/notifications">
      <label>Count <input type="number" name="count" value="5" min="0" max="1000000"></label>
      <label>Every (ms) <input type="number" name="every" value="1000" min="10" max="600000"></label>
      <button>Listen</button>
    </form>
  </section>

  <section>
    <h2>Ticker</h2>
    <p>An asynchronous servlet with its own timer.</p>
    <form action="${root}/ticker">
      <label>Milliseconds <input type="number" name="ms" value="1000" min="0" max="60000"></label>
      <label>Mode <select name="mode"><option>complete</option><option>dispatch</option></select></label>
      <button>Tick</button>
    </form>
  </section>

  <section>
    <h2>Primes</h2>
    <p>Nothing but CPU.</p>
    <form action="${root}/primes">
      <label>Below <input type="number" name="n" value="200000" min="0" max="10000000"></label>
      <button>Count</button>
    </form>
  </section>

  <section>
    <h2>Upload</h2>
    <p>Up to 10 MB; answers the SHA-256.</p>
    <form action="${root}/upload" method="post" enctype="multipart/form-data">
      <label>File <input type="file" name="file" required></label>
      <button>Upload</button>
    </form>
  </section>

  <section>
    <h2>Download</h2>
    <p>As many bytes as you like, to 1 GB.</p>
    <form action="${root}/download">
      <label>Bytes <input type="number" name="bytes" value="1048576" min="0" max="1073741824"></label>
      <button>Download</button>
    </form>
  </section>

  <section>
    <h2>Boom</h2>
    <p>Fails, for drills.</p>
    <form action="${root}/boom">
      <label>Kind <select name="kind"><option>exception</option><option>overflow</option><option>oom</option><option>error</option></select></label>
      <button>Fail</button>
    </form>
  </section>

  <section>
    <h2>More</h2>
    <ul>
      <li><a href="${root}/account">Account</a>, after <a href="${root}/login">login</a></li>
      <li><a href="${root}/report">Report</a> from its own thread pool</li>
      <li><a href="${root}/whoami">Who am I</a>: the thread and what it remembers</li>
      <li><a href="${root}/missing">A page that is missing</a></li>
    </ul>
  </section>
</div>
<%@ include file="/WEB-INF/jspf/footer.jspf" %>
