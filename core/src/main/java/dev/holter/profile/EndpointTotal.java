package dev.holter.profile;

/**
 * What one endpoint used in a profile.
 *
 * @param endpoint the route template
 * @param samples how many samples
 * @param value in the unit of the profile's type
 */
public record EndpointTotal(String endpoint, long samples, long value) {

    EndpointTotal plus(EndpointTotal other) {
        return new EndpointTotal(endpoint, samples + other.samples, value + other.value);
    }
}
