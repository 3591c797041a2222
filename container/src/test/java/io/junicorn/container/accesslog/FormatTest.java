package io.junicorn.container.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.RequestTimes;
import io.junicorn.accounting.TimeSums;
import io.junicorn.container.config.BadSettingException;
import io.junicorn.servlet.End;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of formats, on a response to a request that nobody could read. */
class FormatTest {
  private static final Served UNREADABLE =
      new Served(
          null,
          "192.0.2.7",
          HttpFields.build().put("Connection", "close"),
          400,
          0,
          1_234_567_000,
          -1,
          RequestTimes.UNKNOWN,
          null,
          End.REFUSED,
          _ -> "/",
          35);

  private static final Served SERVED = served();

  private static Served served() {
    TimeSums sums = new TimeSums();
    sums.parked(ParkKind.DATASOURCE, 1_500_000_000);
    sums.parked(ParkKind.OFFLOAD, 20_000);
    sums.onCarrier(120_000_000);
    return new Served(
        null, null, null, 200, 0, 2, 0, sums.snapshot(), "greenlet-1", End.COMPLETED, _ -> "/", 36);
  }

  private static String line(String format) {
    return Format.parse(format).line(UNREADABLE).toString();
  }

  @Test
  void gunicornsDefaultIsUnderstood() {
    assertThat(line("%(h)s %(l)s %(u)s %(t)s \"%(r)s\" %(s)s %(b)s \"%(f)s\" \"%(a)s\""))
        .matches(
            "192\\.0\\.2\\.7 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}]"
                + " \"-\" 400 - \"-\" \"-\"");
  }

  @ParameterizedTest
  @CsvSource({
    "%(m)s, -",
    "%(U)s, -",
    "%(q)s, -",
    "%(H)s, -",
    "%(B)s, 0",
    "%(b)s, -",
    "%(T)s, 1",
    "%(M)s, 1234",
    "%(D)s, 1234567",
    "%(L)s, 1.234567",
    "%({X-Any}i)s, -",
    "%({connection}o)s, close",
    "%({X-Any}o)s, -",
    "%({REMOTE_ADDR}e)s, -",
    "%(greenlet)s, -",
    "%(queue-wait)s, -",
    "%(on-carrier)s, -",
    "%(parked)s, -",
    "%(parked-datasource)s, -",
    "%(end)s, refused",
    "%(context)s, none",
    "100%%, 100%",
    "%%(h)s, %(h)s",
    "plain, plain"
  })
  void anAtomIsAValueOrADash(String format, String expected) {
    assertThat(line(format)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "%(on-carrier)s, ~0.120000",
    "%(parked)s, 1.500020",
    "%(parked-datasource)s, 1.500000",
    "%(parked-offload)s, 0.000020",
    "%(parked-session)s, 0.000000"
  })
  void timesAreSecondsAndAnEstimateHasATilde(String format, String expected) {
    assertThat(Format.parse(format).line(SERVED)).hasToString(expected);
  }

  @Test
  void jsonHasTheTimesAsNumbers() {
    assertThat(Format.parse("json").line(SERVED).toString())
        .contains(
            "\"queue_wait\":0.000000,\"on_carrier_estimate\":0.120000,\"parked\":1.500020,"
                + "\"parked_datasource\":1.500000,\"parked_offload\":0.000020,"
                + "\"parked_session\":0.000000,");
  }

  @Test
  void theProcessIsNamed() {
    assertThat(line("%(p)s")).isEqualTo("<" + ProcessHandle.current().pid() + ">");
  }

  @Test
  void aRequestHasAnIdOfItsOwn() {
    assertThat(line("%(request-id)s")).matches("[0-9a-z]{8}-z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%(x)s",
        "%(hh)s",
        "%({a}x)s",
        "%({}i)s",
        "%()s",
        "%(parked-cpu)s",
        "%(Greenlet)s"
      })
  void anUnknownAtomIsRefusedByItsName(String format) {
    assertThatThrownBy(() -> Format.parse("%(h)s " + format))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("'" + format.substring(2, format.length() - 2) + "' is unknown")
        .hasMessageContaining("[B, D, H, L, M, T, U, a, b, f, h, l, m, p, q, r, s, t, u]")
        .hasMessageContaining("[{x}e, {x}i, {x}o]")
        .hasMessageContaining(
            "[context, end, greenlet, on-carrier, parked, parked-datasource, parked-offload,"
                + " parked-session, queue-wait, request-id]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%h", "%(h)", "%(h", "%(h)d", "a % b", "%(h)s%"})
  void aPercentSignAloneIsRefused(String format) {
    assertThatThrownBy(() -> Format.parse(format))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("is no atom");
  }

  @Test
  void aLineBreakInTheFormatIsRefused() {
    assertThatThrownBy(() -> Format.parse("%(h)s\n%(s)s"))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("printable");
  }

  @Test
  void jsonHasAlwaysTheSameMembers() {
    assertThat(line("json"))
        .matches(
            "\\{\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\",\"client\":\"192\\.0\\.2\\.7\","
                + "\"user\":null,\"method\":null,\"path\":null,\"query\":null,\"protocol\":null,"
                + "\"status\":400,\"bytes\":0,\"duration\":1\\.234567,\"queue_wait\":null,"
                + "\"on_carrier_estimate\":null,\"parked\":null,\"parked_datasource\":null,"
                + "\"parked_offload\":null,\"parked_session\":null,"
                + "\"host\":null,\"referer\":null,\"user_agent\":null,\"context\":\"none\","
                + "\"greenlet\":null,\"request_id\":\"[0-9a-z]{8}-z\",\"end\":\"refused\"}");
  }
}
