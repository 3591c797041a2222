@org.jspecify.annotations.NullMarked
package io.junicorn.loadtests.server;
