package dev.holter.recording;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one window cost by its parts: CPU time of the threads that did it, ns.
 *
 * @param sampling JFR's threads while the window ran
 * @param counting reading the counters of all threads, and metering
 * @param dumping starting, dumping and stopping, JFR's threads included
 * @param reading parsing the dump, joining and folding
 * @param application what the events cost inside the application's threads: their number × calibrated cost
 * @param wall how long the window ran, its end included, ns
 * @param cpus available
 * @param samples in the profile
 * @param dumpBytes of the dump
 * @param profileBytes of heap that the profile keeps
 */
public record WindowParts(
        long sampling,
        long counting,
        long dumping,
        long reading,
        long application,
        long wall,
        double cpus,
        long samples,
        long dumpBytes,
        long profileBytes) {

    /** Shares of the CPUs available, 0 to 1, by the parts' names; in the order in which they are drawn. */
    public Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("sampling", sampling / (wall * cpus));
        shares.put("in the application", application / (wall * cpus));
        shares.put("counting", counting / (wall * cpus));
        shares.put("dumping", dumping / (wall * cpus));
        shares.put("reading", reading / (wall * cpus));
        return shares;
    }
}
