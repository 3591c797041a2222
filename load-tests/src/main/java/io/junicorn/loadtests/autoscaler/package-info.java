/**
 * What Kubernetes' HorizontalPodAutoscaler does with a metric, without Kubernetes.
 *
 * <p>{@link io.junicorn.loadtests.autoscaler.Autoscaler} decides; {@link
 * io.junicorn.loadtests.autoscaler.Replay} shows it the recorded metrics of a server.
 */
@NullMarked
package io.junicorn.loadtests.autoscaler;

import org.jspecify.annotations.NullMarked;
