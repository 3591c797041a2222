package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerInfo;
import java.util.List;

/** The servers with their versions and what differs from their defaults. */
final class ServerTable {
  private ServerTable() {}

  static String of(RunResult run, Names names) {
    StringBuilder rows = new StringBuilder();
    for (ServerInfo server : run.servers()) {
      rows.append("<tr>").append(names.rowHead(server.id()));
      rows.append(Html.cell("<code>" + Html.escape(server.id()) + "</code>"));
      rows.append(Html.cell(Html.escape(server.version())));
      rows.append("<td class=\"prose\">").append(Html.escape(server.configuration()));
      rows.append("</td></tr>\n");
    }
    return Html.table(
        "What was measured",
        List.of("Server", "Id", "Version", "What differs from its defaults"),
        rows.toString());
  }
}
