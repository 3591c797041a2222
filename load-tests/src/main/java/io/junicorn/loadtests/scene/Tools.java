package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.company.Company;
import io.junicorn.loadtests.drive.Gatling;
import io.junicorn.loadtests.drive.Wrk;
import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.server.Home;

/** What a scene works with. */
public record Tools(
    BenchSettings settings,
    Home home,
    Processes processes,
    Wrk wrk,
    Gatling gatling,
    Company company) {}
