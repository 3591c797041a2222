package io.junicorn.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTask;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.keepsake.Leaves;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whose time is whose. */
class AccountingTest {
  private final GreenletTree tree = new GreenletTree();

  /** A root that has an account, and runs something. */
  private static final class Root implements GreenletTask, Leaves, TimeAccount {
    private final TimeSums sums = new TimeSums();
    private final GreenletTask body;

    Root(GreenletTask body) {
      this.body = body;
    }

    @Override
    public void run() throws Exception {
      body.run();
    }

    @Override
    public Object keepsake() {
      return sums;
    }

    @Override
    public void parked(ParkKind kind, long nanos) {
      sums.parked(kind, nanos);
    }

    @Override
    public void onCarrier(long nanos) {
      sums.onCarrier(nanos);
    }
  }

  private RequestTimes timesOf(GreenletTask body) throws Exception {
    Root root = new Root(body);
    tree.spawnRoot(root).get();
    return root.sums.snapshot();
  }

  @Test
  void timesAddUpByKind() throws Exception {
    RequestTimes times =
        timesOf(
            () -> {
              Accounting.parked(ParkKind.DATASOURCE, 5);
              Accounting.parked(ParkKind.OFFLOAD, 7);
              Accounting.parked(ParkKind.OFFLOAD, 1);
            });

    assertThat(times.isKnown()).isTrue();
    assertThat(times.parkedNanos(ParkKind.DATASOURCE)).isEqualTo(5);
    assertThat(times.parkedNanos(ParkKind.OFFLOAD)).isEqualTo(8);
    assertThat(times.parkedNanos(ParkKind.SESSION)).isZero();
    assertThat(times.parkedNanos()).isEqualTo(13);
    assertThat(times.onCarrierNanos()).isZero();
  }

  @Test
  void childrenAndDetachedOnesCountForTheirRequest() throws Exception {
    RequestTimes times =
        timesOf(
            () -> {
              Accounting.parked(ParkKind.SESSION, 1);
              GreenletTask deepest =
                  () -> {
                    Accounting.parked(ParkKind.SESSION, 100);
                    Accounting.onCarrier(Greenlet.current().orElseThrow(), 3);
                  };
              tree.spawn(() -> tree.spawn(deepest).join()).get();
              tree.spawnDetached(() -> Accounting.parked(ParkKind.SESSION, 10)).get();
            });

    assertThat(times.parkedNanos(ParkKind.SESSION)).isEqualTo(111);
    assertThat(times.onCarrierNanos()).isEqualTo(3);
  }

  @Test
  void whatNobodyHasAnAccountForIsNotBooked() throws Exception {
    Accounting.parked(ParkKind.OFFLOAD, 1);
    tree.spawnRoot(() -> Accounting.parked(ParkKind.OFFLOAD, 1)).get();

    assertThat(Accounting.of(null)).isNull();
    assertThat(RequestTimes.UNKNOWN.isKnown()).isFalse();
    assertThat(RequestTimes.NOTHING.isKnown()).isTrue();
    assertThat(RequestTimes.NOTHING.parkedNanos()).isZero();
  }

  @Test
  void aCallIsTimedAlsoWhenItThrows() throws Exception {
    RequestTimes times =
        timesOf(
            () -> {
              assertThat(Accounting.parked(ParkKind.OFFLOAD, () -> "value")).isEqualTo("value");
              assertThatThrownBy(
                      () ->
                          Accounting.parked(
                              ParkKind.DATASOURCE,
                              () -> {
                                throw new IOException("on purpose");
                              }))
                  .isInstanceOf(IOException.class);
            });

    assertThat(times.parkedNanos(ParkKind.OFFLOAD)).isPositive();
    assertThat(times.parkedNanos(ParkKind.DATASOURCE)).isPositive();
  }

  @Test
  void whatMovesIsCountedOnce() {
    TimeSums from = new TimeSums();
    from.parked(ParkKind.SESSION, 4);
    from.onCarrier(2);
    TimeSums to = new TimeSums();
    from.moveTo(to);
    from.moveTo(to);

    assertThat(to.snapshot().parkedNanos(ParkKind.SESSION)).isEqualTo(4);
    assertThat(to.snapshot().onCarrierNanos()).isEqualTo(2);
    assertThat(from.snapshot().parkedNanos()).isZero();
  }
}
