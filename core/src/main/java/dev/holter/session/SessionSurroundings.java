package dev.holter.session;

/**
 * Where sessions run.
 *
 * @param service the service's name
 * @param instance the instance's name
 */
public record SessionSurroundings(String service, String instance) {}
