package dev.holter.session;

import dev.holter.guard.Selector;

/**
 * Where sessions run.
 *
 * @param service the service's name
 * @param instance the instance's name
 * @param budget share of the available CPUs that profiling may use while a session runs, 0 to 1
 * @param endpoints whose samples may be kept
 */
public record SessionSurroundings(String service, String instance, double budget, Selector endpoints) {}
