package io.junicorn.testkit;

import io.junicorn.admission.Admission;
import io.junicorn.admission.RejectReason;
import io.junicorn.servlet.End;
import io.junicorn.servlet.Ending;
import io.junicorn.servlet.RequestObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Request;

/** Keeps everything that it is told. */
public final class RecordingObserver implements RequestObserver {
  /** The end of a request. */
  public record Finished(
      String path, End end, int status, long durationNanos, long queuedNanos, long contentBytes) {}

  private final List<String> admitted = new CopyOnWriteArrayList<>();
  private final List<RejectReason> rejected = new CopyOnWriteArrayList<>();
  private final List<Finished> finished = new CopyOnWriteArrayList<>();

  @Override
  public void admitted(Request request, long waitedNanos) {
    admitted.add(request.getHttpURI().getPath());
  }

  @Override
  public void rejected(Request request, Admission.Rejected refusal) {
    rejected.add(refusal.reason());
  }

  @Override
  public void finished(Request request, Ending ending) {
    finished.add(
        new Finished(
            request.getHttpURI().getPath(),
            ending.end(),
            ending.status(),
            ending.durationNanos(),
            ending.queuedNanos(),
            ending.contentBytes()));
  }

  /** How many ends there should be: one of each that was admitted, one of each that never was. */
  public int begun() {
    long refusedLater = rejected.stream().filter(r -> r == RejectReason.STREAMS_FULL).count();
    return admitted.size() + rejected.size() - (int) refusedLater;
  }

  /** The paths of those admitted. */
  public List<String> admitted() {
    return admitted;
  }

  /** The reasons of those refused. */
  public List<RejectReason> rejected() {
    return rejected;
  }

  /** The ends. */
  public List<Finished> finished() {
    return finished;
  }

  /** Why they ended. */
  public List<End> ends() {
    return finished.stream().map(Finished::end).toList();
  }

  /** The statuses of the ends. */
  public List<Integer> statuses() {
    return finished.stream().map(Finished::status).toList();
  }
}
