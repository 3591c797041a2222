/**
 * The scenes: what is asked of every server, how often, and what is measured meanwhile.
 *
 * <p>{@link io.junicorn.loadtests.scene.Scenes} lists them, {@link
 * io.junicorn.loadtests.scene.ServerSceneRunner} runs one on all servers in rotating order.
 */
@NullMarked
package io.junicorn.loadtests.scene;

import org.jspecify.annotations.NullMarked;
