package dev.holter.benchmarks.accuracy;

import java.util.Map;

/**
 * Methods that only requests of one endpoint run.
 *
 * @param endpoints by class and method
 */
record Landmarks(Map<String, String> endpoints) {

    Landmarks {
        endpoints = Map.copyOf(endpoints);
    }
}
