@org.jspecify.annotations.NullMarked
package io.junicorn.loadtests.drive;
