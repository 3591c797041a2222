package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps everything that it is told. */
final class RecordingWaiter implements Waiter {
  record Admitted(Permit permit, long waitedNanos) {}

  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  @Override
  public void admitted(Permit permit, long waitedNanos) {
    told.add(new Admitted(permit, waitedNanos));
  }

  @Override
  public void rejected(Admission.Rejected rejected) {
    told.add(rejected);
  }

  int timesTold() {
    return told.size();
  }

  Admitted awaitAdmitted() throws InterruptedException {
    return awaitTold(Admitted.class);
  }

  Admission.Rejected awaitRejected() throws InterruptedException {
    return awaitTold(Admission.Rejected.class);
  }

  private <T> T awaitTold(Class<T> type) throws InterruptedException {
    Object first = told.poll(10, TimeUnit.SECONDS);
    assertThat(first).isInstanceOf(type);
    return type.cast(first);
  }
}
