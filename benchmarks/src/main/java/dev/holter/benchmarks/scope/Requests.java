package dev.holter.benchmarks.scope;

/**
 * Requests that come one after the other on one thread. They are young objects, and what a thread keeps for its scopes is old,
 * as in a service that has been up for a while: with G1 a reference from old to young costs a fence, which a benchmark whose
 * objects are all young would not see.
 */
final class Requests {

    private static final String[] ENDPOINTS = {"GET /orders/{id}", "GET /search", "POST /report", "GET /catalog"};

    private Request[] requests = new Request[0];
    private int next;

    /** One request, which knows its route as a Spring request context does. */
    record Request(String endpoint) {}

    /** To be called once the thread has its scopes. */
    void begin() {
        System.gc(); // makes old what is there by now
        requests = new Request[16];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = new Request(ENDPOINTS[i % ENDPOINTS.length]);
        }
    }

    Request next() {
        return requests[next++ & 15];
    }
}
